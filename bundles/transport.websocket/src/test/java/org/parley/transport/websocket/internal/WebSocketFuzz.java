package org.parley.transport.websocket.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.parley.transport.CloseReason.Kind;
import org.parley.transport.FramingError;
import org.parley.transport.WireProbe;

/**
 * One input for a fuzzer: bytes behind the upgrade are taken for what RFC 6455 and protocol.md say, however they come in pieces. The first byte is the size of
 * the pieces.
 */
public final class WebSocketFuzz {
    private static final byte[] UPGRADE = WebSocketPeer.http(WebSocketPeer.UPGRADE);
    private static final WebSocketTransport TRANSPORT = new WebSocketTransport(1, Duration.ofSeconds(1));
    private static final WireProbe PROBE = new WireProbe(TRANSPORT, "ws");

    private final ByteBuffer wire;
    private final List<String> told = new ArrayList<>();
    private ByteArrayOutputStream message;

    private WebSocketFuzz(ByteBuffer wire) {
        this.wire = wire;
    }

    /** Ends its threads, which a fuzzer keeps for good. */
    static void stop() {
        TRANSPORT.deactivate();
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            WebSocketFuzz expected = new WebSocketFuzz(ByteBuffer.wrap(input, 1, input.length - 1).slice());
            expected.told.add(WireProbe.closed(expected.read()));
            PROBE.compare(UPGRADE, input, expected.told);
        }
    }

    /** Frame by frame, as section 5.2 has them; why the connection ends. */
    private Kind read() {
        while (wire.remaining() >= 2) {
            Kind end = frame();
            if (end != null) {
                return end;
            }
        }
        return wire.hasRemaining() || message != null ? Kind.FAILED : Kind.REMOTE;
    }

    /** Null when the next one may follow. */
    private Kind frame() {
        int first = wire.get() & 0xff;
        int second = wire.get() & 0xff;
        boolean last = first >= 0x80;
        int opcode = first & 0x0f;
        boolean control = opcode >= 8;
        int announced = second & 0x7f;
        if ((first & 0x70) != 0 || second < 0x80 || opcode > 10 || opcode > 2 && !control || control && (!last || announced > 125)
                || !control && (opcode == 0) != (message != null)) {
            return Kind.PROTOCOL;
        }
        if (opcode == 2) {
            return broken(FramingError.BAD_FRAME);
        }
        int extended = announced == 126 ? 2 : announced == 127 ? 8 : 0;
        if (wire.remaining() < extended + 4) {
            return Kind.FAILED;
        }
        long length = extended == 0 ? announced : extended == 2 ? wire.getShort() & 0xffff : wire.getLong();
        if (extended == 2 && length < 126 || extended == 8 && length <= 0xffff) {
            return Kind.PROTOCOL;
        }
        if (!control && length + (message == null ? 0 : message.size()) > WireProbe.MAX_FRAME_BYTES) {
            return broken(FramingError.FRAME_TOO_LARGE);
        }
        return body(last, opcode, length);
    }

    private Kind body(boolean last, int opcode, long length) {
        byte[] key = new byte[4];
        wire.get(key);
        if (length > wire.remaining()) {
            return Kind.FAILED;
        }
        byte[] payload = new byte[(int) length];
        wire.get(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= key[i & 3];
        }
        return switch (opcode) {
            case 8 -> goodEnd(payload) ? Kind.REMOTE : Kind.PROTOCOL;
            case 9, 10 -> null;
            default -> data(last, payload);
        };
    }

    private Kind data(boolean last, byte[] payload) {
        if (message == null) {
            message = new ByteArrayOutputStream();
        }
        message.writeBytes(payload);
        if (!last) {
            return null;
        }
        byte[] whole = message.toByteArray();
        message = null;
        if (whole.length == 0) {
            return broken(FramingError.BAD_FRAME);
        }
        if (!isUtf8(whole)) {
            return Kind.PROTOCOL;
        }
        told.add(WireProbe.message(ByteBuffer.wrap(whole)));
        return null;
    }

    private Kind broken(FramingError error) {
        told.add(error.toString());
        return Kind.LOCAL;
    }

    /** Section 7.4: 1000 to 1011 but 1004 to 1006, and 3000 to 4999. */
    private static boolean goodEnd(byte[] payload) {
        if (payload.length < 2) {
            return payload.length == 0;
        }
        int code = (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        boolean good = code >= 1000 && code <= 1014 && (code < 1004 || code > 1006) || code >= 3000 && code <= 4999;
        return good && isUtf8(Arrays.copyOfRange(payload, 2, payload.length));
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
