package org.parley.launcher.conformance.client;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/** Session descriptions (RFC 8866) that a client can read, of media that never comes: nobody is where they point. */
final class Description {
    private static final String MEDIA = """
        m=audio 9 UDP/TLS/RTP/SAVPF 111
        c=IN IP4 0.0.0.0
        a=rtcp:9 IN IP4 0.0.0.0
        %1$sa=mid:0
        a=sendrecv
        a=rtcp-mux
        a=rtpmap:111 opus/48000/2
        a=fmtp:111 minptime=10;useinbandfec=1
        m=video 9 UDP/TLS/RTP/SAVPF 96
        c=IN IP4 0.0.0.0
        a=rtcp:9 IN IP4 0.0.0.0
        %1$sa=mid:1
        a=sendrecv
        a=rtcp-mux
        a=rtpmap:96 VP8/90000
        a=rtcp-fb:96 nack
        a=rtcp-fb:96 nack pli
        m=application 9 UDP/DTLS/SCTP webrtc-datachannel
        c=IN IP4 0.0.0.0
        %1$sa=mid:2
        a=sctp-port:5000
        a=max-message-size:262144
        """;

    private final SecureRandom random = new SecureRandom();
    private final String origin = "o=- " + (random.nextLong() >>> 2) + " ";
    private final String fingerprint = "a=fingerprint:sha-256 " + HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes(32));
    private int version = 1;

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** An offer; each has new ICE credentials, which makes it a restart (RFC 8839, 4.4.1.1.1). */
    String offer() {
        return head("0 1 2") + crlf(MEDIA.formatted(transport("actpass")));
    }

    private String head(String mids) {
        return crlf("v=0\n" + origin + ++version + " IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE " + mids + "\na=msid-semantic: WMS\n");
    }

    private String transport(String setup) {
        HexFormat hex = HexFormat.of();
        return "a=ice-ufrag:" + hex.formatHex(bytes(4)) + "\na=ice-pwd:" + hex.formatHex(bytes(12)) + "\na=ice-options:trickle\n" + fingerprint + "\na=setup:" + setup + "\n";
    }

    /** An answer to a client's offer: the same media, without what is the other side's own. */
    String answer(String offer) {
        StringBuilder answer = new StringBuilder();
        StringBuilder mids = new StringBuilder();
        String transport = transport("active");
        boolean media = false;
        for (String line : offer.split("\r?\n")) {
            media |= line.startsWith("m=");
            if (line.startsWith("a=mid:")) {
                mids.append(' ').append(line.substring("a=mid:".length()).strip());
            }
            if (media && isShared(line)) {
                answer.append(line.equals("a=sendrecv") || line.equals("a=sendonly") ? "a=recvonly" : line).append('\n');
                answer.append(line.startsWith("c=") ? transport : "");
            }
        }
        return head(mids.toString().strip()) + crlf(answer.toString());
    }

    private static boolean isShared(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        for (String own : new String[] {"a=ice-", "a=fingerprint:", "a=setup:", "a=candidate:", "a=end-of-candidates", "a=ssrc", "a=msid", "a=tls-id"}) {
            if (lower.startsWith(own)) {
                return false;
            }
        }
        return true;
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }
}
