package org.parley.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One message: the UTF-8 bytes of a JSON object, without framing. A frame handed to
 * {@link ConnectionListener#onMessage} is good until that call returns; it may be passed to
 * {@link Connection#send} of any connection meanwhile, which does not copy it where both come from one provider family.
 */
@ConsumerType
public interface Frame {
    /** The number of bytes, at least 1. */
    int length();

    /** A read-only view of the bytes, position 0 to limit {@link #length()}. Each call returns a view of its own. */
    ByteBuffer bytes();

    /**
     * Copies the bytes to the beginning of {@code target}.
     *
     * @throws IndexOutOfBoundsException when {@code target} is shorter than {@link #length()}
     */
    default void copyTo(byte[] target) {
        bytes().get(target, 0, length());
    }

    /** True when the bytes stay good and the same for ever, so that what a transport makes of them can be shared by all connections that send the frame. */
    default boolean isLasting() {
        return false;
    }

    /** A frame of bytes that nobody changes any more: a lasting one. */
    static Frame of(byte[] utf8) {
        return new BytesFrame(utf8);
    }

    /** A frame of the UTF-8 form of {@code json}. */
    static Frame of(String json) {
        return of(json.getBytes(StandardCharsets.UTF_8));
    }
}
