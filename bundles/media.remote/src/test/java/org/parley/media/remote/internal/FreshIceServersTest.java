package org.parley.media.remote.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.Devices;
import org.parley.media.IceServer;
import org.parley.media.LocalMedia;
import org.parley.media.MediaEngine;
import org.parley.media.MediaException;
import org.parley.media.MediaSession;
import org.parley.media.Party;
import org.parley.media.SessionListener;
import org.parley.media.SessionSettings;
import org.parley.media.Sound;
import org.parley.media.VideoInput;
import org.parley.media.synthetic.internal.SyntheticEngine;

/** ICE servers that are named in a call are those of the child's engine. */
class FreshIceServersTest {
    private static final List<IceServer> FRESH = List.of(new IceServer(List.of("turn:a", "turn:b"), "user", "word"), new IceServer(List.of("stun:c"), null, null));

    @Test
    void theEngineOfTheChildIsToldTheServersThatAreNamedMeanwhile() throws Exception {
        RemoteEngine engine = new RemoteEngine(() -> TestEngines.engine(Telling.class.getName(), null));
        try (Party caller = Party.open("caller", engine, CaptureSettings.of(new VideoInput.None(), new AudioInput.Silence()), new AudioOutput.None())) {
            caller.session.iceServers(FRESH);
            caller.await("the servers", () -> !caller.texts.isEmpty());
            assertThat(caller.texts).containsExactly(FRESH.toString());
        } finally {
            engine.stop();
        }
    }

    /** An engine whose sessions tell their listener which servers were named, as if the other side had said so. */
    public static final class Telling implements MediaEngine {
        private final MediaEngine real = new SyntheticEngine();

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public Devices devices() {
            return real.devices();
        }

        @Override
        public AutoCloseable play(Sound sound, boolean repeat, AudioOutput speaker) throws MediaException {
            return real.play(sound, repeat, speaker);
        }

        @Override
        public LocalMedia open(CaptureSettings settings) throws MediaException {
            return real.open(settings);
        }

        @Override
        public MediaSession session(SessionSettings settings, LocalMedia media, SessionListener listener) throws MediaException {
            MediaSession session = real.session(settings, media, listener);
            return (MediaSession) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {MediaSession.class}, (self, method, arguments) -> {
                if (method.getName().equals("iceServers")) {
                    listener.onData(arguments[0].toString());
                }
                try {
                    return method.invoke(session, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        }
    }
}
