package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.media.Devices;
import org.parley.media.MediaException;
import org.parley.media.webrtc.internal.pulse.SoundDevices;
import org.parley.media.webrtc.internal.pulse.SoundServer;

class HardwareTest {
    private final List<VideoDevice> cameras = List.of(camera("Big USB camera"), camera("USB camera"), camera("Film"));

    @Test
    void aNameMatchesWholeBeforeInPart() throws Exception {
        assertThat(Hardware.camera("USB camera", cameras)).isSameAs(cameras.get(1));
        assertThat(Hardware.camera("usb", cameras)).isSameAs(cameras.get(0));
        assertThat(Hardware.camera("FILM", cameras)).isSameAs(cameras.get(2));
    }

    @Test
    void aMissingDeviceIsToldWithThoseThatAreThere() {
        assertThatThrownBy(() -> Hardware.camera("webcam", cameras)).isInstanceOf(MediaException.class)
                .hasMessage("camera \"webcam\" is not there; choose one of: Big USB camera, USB camera, Film")
                .extracting(e -> ((MediaException) e).kind()).isEqualTo(MediaException.Kind.NO_DEVICE);
        assertThatThrownBy(() -> Hardware.camera("webcam", List.of())).hasMessageEndingWith("this machine has none");
    }

    @Test
    void theNearestModeIsChosen() {
        List<VideoCaptureCapability> modes = List.of(mode(640, 480, 15), mode(640, 480, 30), mode(1280, 720, 30), mode(320, 240, 30));
        assertThat(Hardware.nearest(modes, mode(640, 480, 30))).isEqualTo(mode(640, 480, 30));
        assertThat(Hardware.nearest(modes, mode(1920, 1080, 30))).isEqualTo(mode(1280, 720, 30));
        assertThat(Hardware.nearest(modes, mode(640, 360, 10))).isEqualTo(mode(640, 480, 15));
        assertThat(Hardware.nearest(List.of(), mode(640, 480, 30))).isEqualTo(mode(640, 480, 30));
    }

    @Test
    void withoutASoundServerThereAreNoSoundDevices() {
        Hardware silent = new Hardware(new SoundServer("unix:/nowhere/at/all"));
        assertThat(silent.knownSound()).isEqualTo(SoundDevices.NONE);
        assertThat(silent.devices()).extracting(Devices::microphones, Devices::speakers).containsExactly(List.of(), List.of());
    }

    @Test
    void aSoundServerThatDoesNotAnswerIsNotTakenForOneWithoutDevices(@TempDir Path folder) throws Exception {
        try (ServerSocketChannel mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            mute.bind(UnixDomainSocketAddress.of(folder.resolve("native")));
            Hardware hardware = new Hardware(new SoundServer("unix:" + folder.resolve("native")));
            assertThatThrownBy(() -> hardware.microphone("USB")).isInstanceOf(MediaException.class)
                .hasMessage("microphone \"USB\" cannot be looked for, since the sound server does not answer; try again, or choose none");
            assertThatThrownBy(() -> hardware.speaker("USB")).hasMessageContaining("does not answer");
        }
    }

    private static VideoCaptureCapability mode(int width, int height, int framesPerSecond) {
        return new VideoCaptureCapability(width, height, framesPerSecond);
    }

    private static VideoDevice camera(String name) {
        return new VideoDevice(name, name) { };
    }
}
