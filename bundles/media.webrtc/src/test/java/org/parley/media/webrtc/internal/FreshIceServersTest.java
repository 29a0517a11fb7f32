package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
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

    /** One that libwebrtc asks from, so none of loopback. */
    private static InetAddress own() throws Exception {
        Optional<InetAddress> own = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress()).findFirst();
        assumeTrue(own.isPresent(), "this machine has no address but loopback");
        return own.get();
    }

    /** As in a URL (RFC 3986, 3.2.2). */
    private static String host(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet6Address ? "[" + text + "]" : text;
    }

    @Test
    void aRestartAsksTheServerThatWasNamedMeanwhile() throws Exception {
        InetAddress own = own();
        WebRtcEngine engine = new WebRtcEngine();
        try (DatagramSocket stun = new DatagramSocket(new InetSocketAddress(own, 0));
             Party caller = Party.open("caller", engine, CaptureSettings.of(new VideoInput.Pattern(), new AudioInput.Silence()), new AudioOutput.None())) {
            Party.get(caller.session.offer(false));
            caller.session.iceServers(List.of(new IceServer(List.of("stun:" + host(own) + ":" + stun.getLocalPort()), null, null)));
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
