package org.parley.server.internal.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.parley.protocol.IceServer;

/** The STUN and TURN servers of a login; credentials by the TURN REST scheme (draft-uberti-behave-turn-rest-00). Thread-safe. */
public final class IceServers {
    private final List<String> stunUrls;
    private final List<String> turnUrls;
    private final String secret;
    private final Duration validity;

    /** Lists may be empty; {@code secret} is used with {@code turnUrls} only. */
    public IceServers(List<String> stunUrls, List<String> turnUrls, String secret, Duration validity) {
        this.stunUrls = List.copyOf(stunUrls);
        this.turnUrls = List.copyOf(turnUrls);
        this.secret = secret;
        this.validity = validity;
    }

    /** Those for a login of {@code name}, with new credentials. */
    public List<IceServer> at(Instant now, String name) {
        List<IceServer> servers = new ArrayList<>();
        if (!stunUrls.isEmpty()) {
            servers.add(new IceServer(stunUrls, null, null));
        }
        if (!turnUrls.isEmpty()) {
            String username = now.plus(validity).getEpochSecond() + ":" + name;
            servers.add(new IceServer(turnUrls, username, credential(username)));
        }
        return servers;
    }

    private String credential(String username) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
