package org.parley.media.remote.internal.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Messages as bytes: the place of the record among all messages, then its components in order, see {@link Value}. Both ends read the same order from the same classes. */
public final class Codec {
    private static final List<Class<?>> RECORDS = records(Message.class);
    private static final Map<Class<?>, Integer> PLACES = IntStream.range(0, RECORDS.size()).boxed().collect(Collectors.toMap(RECORDS::get, Function.identity()));

    private Codec() {}

    /** A message's bytes. */
    public static byte[] encode(Message message) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(PLACES.get(message.getClass()));
            Value.of(message.getClass()).write(message, out);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IOException when these are no message's bytes */
    public static Message decode(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Message message = (Message) Value.of(RECORDS.get(in.readUnsignedByte())).read(in);
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes too many after " + message.getClass().getSimpleName());
            }
            return message;
        } catch (RuntimeException e) {
            throw new IOException("not a message: " + e, e);
        }
    }

    /** The records below a sealed interface, in the order in which they are written down. */
    static List<Class<?>> records(Class<?> type) {
        if (type.isRecord()) {
            return List.of(type);
        }
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            all.addAll(records(permitted));
        }
        return List.copyOf(all);
    }
}
