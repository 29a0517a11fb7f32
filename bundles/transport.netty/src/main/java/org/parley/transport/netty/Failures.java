package org.parley.transport.netty;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.parley.transport.TransportException;
import org.parley.transport.TransportException.Kind;

/** Turns what the platform reports into {@link TransportException}s. */
final class Failures {
    /** What native code says before the system's own words: {@code bind(..) failed with error(-98): }. */
    private static final Pattern NATIVE = Pattern.compile("^\\w+\\(\\.\\.\\) failed with error\\(-\\d+\\): ");

    private Failures() {}

    /** One line about a failure. */
    static String text(Throwable cause) {
        String message = cause.getMessage();
        String line = message == null || message.isBlank() ? cause.getClass().getSimpleName() : message.lines().findFirst().orElse("");
        return NATIVE.matcher(line.strip()).replaceFirst("");
    }

    static TransportException connecting(Address address, Kind kind, String detail, Throwable cause) {
        return new TransportException(kind, "cannot connect to " + address + ": " + detail, cause);
    }

    /** Why a TCP connection was not made. */
    static TransportException connecting(Address address, Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return connecting(address, Kind.UNKNOWN_HOST, "the host '" + address.host() + "' is unknown", cause);
        }
        if (cause instanceof ConnectTimeoutException) {
            return connecting(address, Kind.TIMEOUT, "no answer in time", cause);
        }
        if (cause instanceof NoRouteToHostException) {
            return connecting(address, Kind.UNREACHABLE, "the host cannot be reached", cause);
        }
        boolean refused = text(cause).toLowerCase(Locale.ROOT).contains("refused");
        return connecting(address, Kind.UNREACHABLE, refused ? "connection refused, nobody listens there" : text(cause), cause);
    }

    /** Why a TLS handshake failed, as a part of a line. */
    static String handshake(Address address, Throwable cause) {
        if (cause instanceof ClosedChannelException) {
            return "the other side closed the connection in the TLS handshake";
        }
        // its message is all that was received, in hexadecimal digits
        return cause instanceof NotSslRecordException ? "what answers there does not speak TLS" + address.scheme().hint() : "the TLS handshake failed: " + text(cause);
    }

    /** Why a socket was not bound. */
    static TransportException binding(Address address, Throwable cause) {
        if (text(cause).toLowerCase(Locale.ROOT).contains("in use")) {
            return new TransportException(Kind.ADDRESS_IN_USE, "cannot listen on " + address + ": the port is in use; stop the program that has it, or choose another port", cause);
        }
        String why = cause instanceof UnknownHostException ? "the host '" + address.host() + "' is unknown; name an address of this machine, or 0.0.0.0 for all" : text(cause);
        return new TransportException(Kind.CANNOT_BIND, "cannot listen on " + address + ": " + why, cause);
    }

    static TransportException stopped(Address address) {
        return new TransportException(Kind.TRANSPORT_STOPPED, "cannot use " + address + ": the transport was stopped", null);
    }
}
