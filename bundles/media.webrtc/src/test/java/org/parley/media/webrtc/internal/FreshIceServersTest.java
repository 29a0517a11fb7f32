package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.IceServer;
import org.parley.media.Party;
import org.parley.media.VideoInput;

/** Credentials of ICE servers expire, so a restart asks those that were named last. */
class FreshIceServersTest {
    private static final int BINDING_REQUEST = 1;

    private static InetAddress own() throws Exception {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).filter(address -> address.getAddress().length == 4 && !address.isLoopbackAddress())
                .findFirst().orElseThrow();
    }

    @Test
    void aRestartAsksTheServerThatWasNamedMeanwhile() throws Exception {
        WebRtcEngine engine = new WebRtcEngine();
        try (DatagramSocket stun = new DatagramSocket(new InetSocketAddress(own(), 0));
             Party caller = Party.open("caller", engine, CaptureSettings.of(new VideoInput.Pattern(), new AudioInput.Silence()), new AudioOutput.None())) {
            Party.get(caller.session.offer(false));
            caller.session.iceServers(List.of(new IceServer(List.of("stun:" + own().getHostAddress() + ":" + stun.getLocalPort()), null, null)));
            Party.get(caller.session.offer(true));
            stun.setSoTimeout(30_000);
            DatagramPacket asked = new DatagramPacket(new byte[1_500], 1_500);
            stun.receive(asked);
            assertThat(asked.getData()[1]).isEqualTo((byte) BINDING_REQUEST);
        } finally {
            engine.stop();
        }
    }
}
