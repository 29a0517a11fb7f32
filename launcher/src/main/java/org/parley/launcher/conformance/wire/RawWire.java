package org.parley.launcher.conformance.wire;

import java.io.IOException;

/** A connection whose every byte can be chosen. */
public interface RawWire extends Wire {
    /** Sends bytes as they are. */
    void raw(byte... bytes) throws IOException;

    /** A message in its frame. */
    byte[] framed(byte[] message);

    /** The beginning of a frame, with as many bytes to follow. */
    byte[] header(long length);
}
