package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.RTCIceServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.media.IceServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes from the ICE servers that a signaling server names those that libwebrtc understands (RFC 7064, RFC 7065). It must not see another: webrtc-java
 * 0.14.0 ends the process when a peer connection is refused. A mistake of the server costs the call this ICE server only.
 */
final class IceServers {
    private static final Logger LOG = LoggerFactory.getLogger(IceServers.class);
    private static final Pattern URL = Pattern.compile(
            "(?<scheme>stuns?|turns?):(?<host>[a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}])(?::(?<port>\\d{1,5}))?(?<query>\\?transport=(?:udp|tcp))?", Pattern.CASE_INSENSITIVE);
    private static final int MOST_SERVERS = 32;
    private static final int MOST_NAME_BYTES = 508;

    private IceServers() {}

    static List<RTCIceServer> known(List<IceServer> servers) {
        List<RTCIceServer> known = new ArrayList<>();
        for (IceServer server : servers) {
            for (String url : server.urls()) {
                if (known.size() == MOST_SERVERS) {
                    LOG.warn("only the first {} ICE servers are used", MOST_SERVERS);
                    return known;
                }
                Optional<String> mistake = mistake(server, url);
                if (mistake.isPresent()) {
                    LOG.warn("ICE server {} is not used: {}", url.replaceAll("\\p{Cntrl}", "?"), mistake.get());
                } else {
                    known.add(known(server, url));
                }
            }
        }
        return known;
    }

    private static RTCIceServer known(IceServer server, String url) {
        RTCIceServer known = new RTCIceServer();
        known.urls = List.of(url.toLowerCase(Locale.ROOT));
        known.username = server.username() == null ? "" : server.username();
        known.password = server.credential() == null ? "" : server.credential();
        return known;
    }

    static Optional<String> mistake(IceServer server, String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return Optional.of("it must be like stun:HOST:PORT or turn:HOST:PORT?transport=udp");
        }
        int port = parts.group("port") == null ? 1 : Integer.parseInt(parts.group("port"));
        if (port < 1 || port > 65_535) {
            return Optional.of("its port must be 1 to 65535");
        }
        boolean turn = parts.group("scheme").toLowerCase(Locale.ROOT).startsWith("turn");
        if (!turn) {
            return parts.group("query") == null ? Optional.empty() : Optional.of("only turn has a transport");
        }
        if (length(server.username()) == 0 || length(server.credential()) == 0) {
            return Optional.of("turn needs a user name and a credential");
        }
        return length(server.username()) > MOST_NAME_BYTES ? Optional.of("its user name is longer than " + MOST_NAME_BYTES + " bytes") : Optional.empty();
    }

    private static int length(String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
