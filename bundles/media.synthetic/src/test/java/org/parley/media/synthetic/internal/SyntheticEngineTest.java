package org.parley.media.synthetic.internal;

import org.parley.media.MediaEngine;
import org.parley.media.MediaEngineContract;

class SyntheticEngineTest extends MediaEngineContract {
    @Override
    protected MediaEngine startEngine() {
        return new SyntheticEngine();
    }

    @Override
    protected void stopEngine(MediaEngine started) {
        ((SyntheticEngine) started).deactivate();
    }
}
