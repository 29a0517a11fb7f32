package org.parley.media.remote.internal;

import org.parley.media.MediaEngine;
import org.parley.media.MediaEngineContract;

class RemoteSyntheticTest extends MediaEngineContract {
    @Override
    protected MediaEngine startEngine() {
        return new RemoteEngine(TestEngines.synthetic());
    }

    @Override
    protected void stopEngine(MediaEngine started) {
        ((RemoteEngine) started).stop();
    }
}
