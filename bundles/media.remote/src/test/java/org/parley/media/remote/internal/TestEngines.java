package org.parley.media.remote.internal;

import java.io.File;
import java.util.List;

/** Engines for children of a test, from the test's class path. */
final class TestEngines {
    private TestEngines() {}

    static EngineSource synthetic() {
        return () -> engine("org.parley.media.synthetic.internal.SyntheticEngine", "deactivate");
    }

    static EngineSource webrtc() {
        return () -> engine("org.parley.media.webrtc.internal.WebRtcEngine", "stop");
    }

    static ChildEngine engine(String type, String stop) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ChildEngine(type, stop, List.of(classPath.split(File.pathSeparator)));
    }
}
