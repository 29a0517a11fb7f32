package org.parley.launcher.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How messages are framed: with their length (tcp), or as text messages of a WebSocket (RFC 6455), without fragments. */
enum Wire {
    TCP {
        @Override
        byte[] frame(byte[] message) {
            return ByteBuffer.allocate(Integer.BYTES + message.length).putInt(message.length).put(message).array();
        }

        @Override
        int headerBytes(ByteBuffer in) {
            return Integer.BYTES;
        }

        @Override
        int length(ByteBuffer in) {
            return in.getInt(in.position());
        }
    },
    WS {
        @Override
        byte[] frame(byte[] message) {
            ByteBuffer out = ByteBuffer.allocate(14 + message.length).put((byte) 0x81);
            if (message.length < 126) {
                out.put((byte) (0x80 | message.length));
            } else if (message.length < 1 << 16) {
                out.put((byte) (0x80 | 126)).putShort((short) message.length);
            } else {
                out.put((byte) (0x80 | 127)).putLong(message.length);
            }
            out.put(KEY);
            for (int i = 0; i < message.length; i++) {
                out.put((byte) (message[i] ^ KEY[i & 3]));
            }
            byte[] bytes = new byte[out.flip().remaining()];
            out.get(bytes);
            return bytes;
        }

        @Override
        int headerBytes(ByteBuffer in) {
            int shortLength = in.get(in.position() + 1) & 0x7F;
            return shortLength == 126 ? 4 : shortLength == 127 ? 10 : 2;
        }

        @Override
        int length(ByteBuffer in) {
            int shortLength = in.get(in.position() + 1) & 0x7F;
            return shortLength == 126 ? in.getShort(in.position() + 2) & 0xFFFF : shortLength == 127 ? (int) in.getLong(in.position() + 2) : shortLength;
        }
    };

    /** Always the same, which a real client must not do. */
    private static final byte[] KEY = {0x2B, (byte) 0xC4, 0x11, (byte) 0x9E};

    /** A message with its framing. */
    abstract byte[] frame(byte[] message);

    /** At least two bytes are there. */
    abstract int headerBytes(ByteBuffer in);

    /** The header is there. */
    abstract int length(ByteBuffer in);

    byte[] frame(String json) {
        return frame(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes of the message at the position, header not counted, or -1 while it is not whole; then moves behind the header. */
    int next(ByteBuffer in) {
        if (in.remaining() < 2 || in.remaining() < headerBytes(in) || in.remaining() - headerBytes(in) < length(in)) {
            return -1;
        }
        int length = length(in);
        in.position(in.position() + headerBytes(in));
        return length;
    }
}
