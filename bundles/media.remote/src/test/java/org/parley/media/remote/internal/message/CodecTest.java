package org.parley.media.remote.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.Devices;
import org.parley.media.IceCandidate;
import org.parley.media.IceServer;
import org.parley.media.MediaException;
import org.parley.media.MediaKind;
import org.parley.media.MediaStats;
import org.parley.media.SessionEnd;
import org.parley.media.SessionSettings;
import org.parley.media.Sound;
import org.parley.media.VideoInput;

class CodecTest {
    private static final List<Message> SOME = List.of(
            new Asked(7, new EngineRequest.ListDevices()),
            new Asked(0, new EngineRequest.Open(3, CaptureSettings.of(new VideoInput.File(Path.of("/film.y4m")), new AudioInput.Device("Mikrofon ü")))),
            new Asked(Integer.MAX_VALUE, new EngineRequest.Begin(4, 3, new SessionSettings(List.of(new IceServer(List.of("turn:a", "turn:b"), "user", "word"),
                    new IceServer(List.of("stun:c"), null, null)), new AudioOutput.Any(), true))),
            new Asked(1, new MediaRequest.Share(3, 9, "screen 1920x1080")),
            new Asked(0, new SessionRequest.AddCandidate(4, new IceCandidate("candidate:1", null, 0, null))),
            new Asked(2, new SessionRequest.Answer(4, "v=0\r\n".repeat(20_000))),
            new ProcessNews.Done(1, null),
            new ProcessNews.Done(1, "sdp"),
            new ProcessNews.Done(1, true),
            new ProcessNews.Done(1, 0.25),
            new ProcessNews.Done(1, new Devices(List.of("a", "b"), List.of(), List.of("c"))),
            new ProcessNews.Refused(1, MediaException.Kind.NO_DEVICE, "there is no camera"),
            new SessionNews.FirstFrame(4, MediaKind.VIDEO, 640, 480),
            new SessionNews.Stats(4, new MediaStats(29.9, 640, 480, 1L << 40, 2, 3, 0.5, 0.25, "VP8", "host", "relay", Long.MAX_VALUE)),
            new SessionNews.Closed(4, SessionEnd.ENGINE_FAILED),
            new ChannelNews.Left(-5, 1L << 33),
            new PictureMessage.Ring(1, Path.of("/dev/shm/x"), 1_000));

    @Test
    void messagesAreTheSameAfterTheWay() throws Exception {
        for (Message message : SOME) {
            assertThat(Codec.decode(Codec.encode(message))).isEqualTo(message);
        }
    }

    @Test
    void bytesAndSamplesAreTheSameAfterTheWay() throws Exception {
        ChannelNews.Arrived arrived = (ChannelNews.Arrived) Codec.decode(Codec.encode(new ChannelNews.Arrived(1, new byte[] {1, 2, -3})));
        assertThat(arrived.message()).containsExactly(1, 2, -3);
        Asked played = (Asked) Codec.decode(Codec.encode(new Asked(1, new EngineRequest.Play(1, new Sound(new short[] {5, -6}), true, new AudioOutput.None()))));
        assertThat(((EngineRequest.Play) played.request()).what().samples()).containsExactly((short) 5, (short) -6);
    }

    @Test
    void everyMessageCanBeWritten() {
        List<Class<?>> all = new ArrayList<>(Codec.records(Message.class));
        all.addAll(Codec.records(Request.class));
        assertThat(all).hasSizeGreaterThan(50).allSatisfy(type -> assertThat(Value.of(type)).isNotNull());
    }

    @Test
    void whatIsNoMessageIsRefusedAsSuch() {
        Random random = new Random(1);
        for (Message message : SOME) {
            byte[] bytes = Codec.encode(message);
            for (int i = 0; i < 200; i++) {
                byte[] changed = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 3));
                if (changed.length > 0) {
                    changed[random.nextInt(Math.min(40, changed.length))] = (byte) random.nextInt();
                }
                refusedOrRead(changed);
            }
        }
        assertThatThrownBy(() -> Codec.decode(new byte[] {(byte) 200})).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Codec.decode(new byte[0])).isInstanceOf(IOException.class);
    }

    private static void refusedOrRead(byte[] bytes) {
        try {
            assertThat(Codec.decode(bytes)).isNotNull();
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }
}
