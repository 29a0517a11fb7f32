package org.parley.transport.tcp.internal;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parley.transport.CloseReason.Kind;
import org.parley.transport.FramingError;
import org.parley.transport.WireProbe;

/** One input for a fuzzer: bytes on a tcp connection are taken for what protocol.md says, however they come in pieces. The first byte is the size of the pieces. */
public final class LengthPrefixFuzz {
    private static final byte[] NOTHING = {};
    private static final TcpTransport TRANSPORT = new TcpTransport(1, Duration.ofSeconds(1));
    private static final WireProbe PROBE = new WireProbe(TRANSPORT, "tcp");

    private LengthPrefixFuzz() {}

    /** Ends its threads, which a fuzzer keeps for good. */
    static void stop() {
        TRANSPORT.deactivate();
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            PROBE.compare(NOTHING, input, expected(ByteBuffer.wrap(input, 1, input.length - 1)));
        }
    }

    private static List<String> expected(ByteBuffer wire) {
        List<String> told = new ArrayList<>();
        while (wire.remaining() >= Integer.BYTES) {
            long length = wire.getInt() & 0xffff_ffffL;
            if (length == 0 || length > WireProbe.MAX_FRAME_BYTES) {
                told.add((length == 0 ? FramingError.BAD_FRAME : FramingError.FRAME_TOO_LARGE).toString());
                told.add(WireProbe.closed(Kind.LOCAL));
                return told;
            }
            if (length > wire.remaining()) {
                told.add(WireProbe.closed(Kind.FAILED));
                return told;
            }
            told.add(WireProbe.message(wire.slice(wire.position(), (int) length)));
            wire.position(wire.position() + (int) length);
        }
        told.add(WireProbe.closed(wire.hasRemaining() ? Kind.FAILED : Kind.REMOTE));
        return told;
    }
}
