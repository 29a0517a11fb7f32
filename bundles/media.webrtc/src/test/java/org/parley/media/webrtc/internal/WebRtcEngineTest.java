package org.parley.media.webrtc.internal;

import org.parley.media.MediaEngine;
import org.parley.media.MediaEngineContract;

class WebRtcEngineTest extends MediaEngineContract {
    @Override
    protected MediaEngine startEngine() {
        return new WebRtcEngine();
    }

    @Override
    protected void stopEngine(MediaEngine started) {
        ((WebRtcEngine) started).stop();
    }
}
