package org.parley.launcher.ice;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Asks one server: of STUN for the address that it sees, of TURN for a relay, which is given back at once. */
public final class IceProbe {
    private static final byte[] UDP = {17, 0, 0, 0};
    private static final int UNAUTHORIZED = 401;

    private IceProbe() {}

    /** What came of it; {@code text} is part of a line. */
    public record Outcome(boolean good, String text) {}

    /** Blocks, some seconds at most. Name and credential may be null for STUN. */
    public static Outcome ask(String text, String username, String credential) {
        try {
            IceUrl url = IceUrl.parse(text);
            try (StunChannel channel = StunChannel.open(url)) {
                return url.turn() ? relay(channel, username, credential) : address(channel);
            }
        } catch (UnknownHostException e) {
            return new Outcome(false, "there is no such host");
        } catch (IOException e) {
            return new Outcome(false, "it does not answer" + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")") + "; is it running, and does the firewall let this port through?");
        } catch (IllegalArgumentException e) {
            return new Outcome(false, e.getMessage());
        }
    }

    private static Outcome address(StunChannel channel) throws IOException {
        StunMessage answer = channel.exchange(StunMessage.request(StunMessage.BINDING), null);
        InetSocketAddress seen = answer.address(StunMessage.MAPPED);
        return seen == null ? refused(answer) : new Outcome(true, "answers; it sees " + text(seen));
    }

    private static Outcome relay(StunChannel channel, String username, String credential) throws IOException {
        StunMessage request = StunMessage.request(StunMessage.ALLOCATE).with(StunMessage.REQUESTED_TRANSPORT, UDP);
        StunMessage challenge = channel.exchange(request, null);
        if (challenge.errorCode() != UNAUTHORIZED || username == null || credential == null) {
            return challenge.errorCode() == 0 && challenge.type() == StunMessage.ALLOCATE + StunMessage.SUCCESS
                    ? new Outcome(false, "it relays for anybody, without credentials: set use-auth-secret there") : refused(challenge);
        }
        byte[] key = key(username, challenge.text(StunMessage.REALM), credential);
        StunMessage answer = channel.exchange(signed(StunMessage.request(StunMessage.ALLOCATE).with(StunMessage.REQUESTED_TRANSPORT, UDP), username, challenge), key);
        InetSocketAddress relay = answer.address(StunMessage.RELAYED);
        if (relay == null) {
            return refused(answer);
        }
        byte[] none = ByteBuffer.allocate(Integer.BYTES).putInt(0).array();
        channel.exchange(signed(StunMessage.request(StunMessage.REFRESH).with(StunMessage.LIFETIME, none), username, challenge), key);
        return new Outcome(true, "relays, by " + text(relay));
    }

    private static StunMessage signed(StunMessage request, String username, StunMessage challenge) {
        return request.with(StunMessage.USERNAME, username).with(StunMessage.REALM, challenge.text(StunMessage.REALM))
                .with(StunMessage.NONCE, challenge.attributes().getOrDefault(StunMessage.NONCE, new byte[0]));
    }

    /** Of long-term credentials (RFC 8489 section 9.2.2). */
    private static byte[] key(String username, String realm, String credential) {
        try {
            return MessageDigest.getInstance("MD5").digest((username + ":" + realm + ":" + credential).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private static Outcome refused(StunMessage answer) {
        String reason = answer.text(StunMessage.ERROR_CODE);
        String words = reason.length() > Integer.BYTES ? " " + reason.substring(Integer.BYTES).replaceAll("[^\\x20-\\x7e]", "?") : "";
        return new Outcome(false, "it refuses with " + answer.errorCode() + words
                + (answer.errorCode() == UNAUTHORIZED ? "; is turnSecret the same as its static-auth-secret, and are both clocks right?" : ""));
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + " port " + address.getPort();
    }
}
