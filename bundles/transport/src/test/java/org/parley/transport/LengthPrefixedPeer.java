package org.parley.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A peer on {@code tcp} or {@code tls}. */
public final class LengthPrefixedPeer extends RawPeer {
    /** On a connected socket. */
    public LengthPrefixedPeer(Socket plain, boolean secure) throws IOException {
        super(plain, secure);
    }

    @Override
    public byte[] wire(byte[] message) {
        return ByteBuffer.allocate(4 + message.length).putInt(message.length).put(message).array();
    }

    @Override
    public String read() throws IOException {
        try {
            return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        } catch (EOFException end) {
            return null;
        }
    }
}
