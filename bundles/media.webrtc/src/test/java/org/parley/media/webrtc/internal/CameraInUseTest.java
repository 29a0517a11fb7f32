package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.media.AudioInput;
import org.parley.media.CaptureSettings;
import org.parley.media.LocalMediaListener;
import org.parley.media.MediaException;
import org.parley.media.MediaKind;
import org.parley.media.VideoInput;
import org.parley.media.webrtc.internal.pulse.SoundServer;

/** Another program uses the camera, which shows only when it is started: the call goes on without, and its user knows. */
class CameraInUseTest {
    private static final CaptureSettings SETTINGS = CaptureSettings.of(new VideoInput.Pattern(), new AudioInput.Silence());
    private final WebRtcEngine engine = new WebRtcEngine();
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

    private static final class UsedCamera implements PictureSource {
        @Override
        public String description() {
            return "Cam 640x480";
        }

        @Override
        public void start(PictureOutlet.Inlet inlet) throws MediaException {
            throw new MediaException(MediaException.Kind.FAILED, "camera Cam cannot be started; close other programs that use it", null);
        }

        @Override
        public void stop() {
            // it never began
        }
    }

    private WebRtcLocalMedia media() throws MediaException {
        WebRtcLocalMedia other = (WebRtcLocalMedia) engine.open(SETTINGS);
        EngineThreads threads = engine.threads();
        Hardware hardware = new Hardware(new SoundServer("unix:/nowhere"));
        DeviceWatch watch = new DeviceWatch(threads, hardware);
        Captures captures = new Captures(threads, new Factories(), hardware, watch, new Echoes());
        return threads.call(() -> new WebRtcLocalMedia(threads, captures, watch, SETTINGS, other.factory(), new UsedCamera(), new SoundPump(null, "silence", 1), gone -> { }), 20_000);
    }

    @AfterEach
    void stop() {
        engine.stop();
    }

    @Test
    void aCameraThatCannotBeStartedIsTold() throws Exception {
        WebRtcLocalMedia media = media();
        media.listener(new LocalMediaListener() {
            @Override
            public void onDeviceLost(MediaKind kind, String lost, String replacement) {
                told.add(kind + " " + lost + " " + replacement);
            }

            @Override
            public void onShareEnded() {
                told.add("share ended");
            }
        });
        media.start();
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("VIDEO Cam 640x480 no camera");
        assertThat(media.description()).isEqualTo("no camera, silence");
        media.close();
    }
}
