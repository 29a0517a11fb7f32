package org.parley.protocol;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * The top level of one message, read strictly and not yet looked into: first all of its JSON is checked, then whoever handles it asks for one field after the
 * other, in the order in which protocol.md has them checked. Immutable.
 *
 * <p>An optional field that is absent has a default; JSON's {@code null} is a value of the wrong type, but where a method says otherwise.
 */
public final class MessageFields {
    private final Map<String, Object> values;

    MessageFields(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Reads one JSON object (RFC 8259, UTF-8 without a byte order mark, no name twice at the top level, depth 32 at most, numbers of at most 1,000 characters).
     *
     * @param utf8 from position to limit; not changed
     * @throws MalformedMessageException when it is none, with the name that is there twice as the field, if that is it
     */
    public static MessageFields read(ByteBuffer utf8) throws MalformedMessageException {
        return new MessageFields(StrictJson.readObject(utf8));
    }

    /** The required {@code type}. */
    public String type() throws MalformedMessageException {
        return string("type");
    }

    /** The {@code id}, 1 to 2^53-1, or 0 when there is none. */
    public long id() throws MalformedMessageException {
        return has("id") ? integer("id", 1, Codec.MAX_INTEGER) : 0;
    }

    /** Whether there is a field of that name, null included. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A required string. */
    public String string(String name) throws MalformedMessageException {
        if (require(name) instanceof String string) {
            return string;
        }
        throw wrong(name, "a string");
    }

    /** An optional string. */
    public String string(String name, String absent) throws MalformedMessageException {
        return has(name) ? string(name) : absent;
    }

    /** The required {@code call}. */
    public String call() throws MalformedMessageException {
        String call = string("call");
        if (!CallIds.isValid(call)) {
            throw wrong("call", "1 to 64 of A-Z a-z 0-9 _ -");
        }
        return call;
    }

    /** A required integer from {@code min} to {@code max}, written without fraction or exponent. */
    public long integer(String name, long min, long max) throws MalformedMessageException {
        if (require(name) instanceof StrictJson.Number number && number.isInteger() && number.isWithin(min, max)) {
            return number.toLong();
        }
        throw wrong(name, "an integer from " + min + " to " + max + ", without fraction or exponent");
    }

    /** An optional integer. */
    public long integer(String name, long min, long max, long absent) throws MalformedMessageException {
        return has(name) ? integer(name, min, max) : absent;
    }

    /** A required boolean. */
    public boolean bool(String name) throws MalformedMessageException {
        if (require(name) instanceof Boolean bool) {
            return bool;
        }
        throw wrong(name, "true or false");
    }

    /** An optional boolean. */
    public boolean bool(String name, boolean absent) throws MalformedMessageException {
        return has(name) ? bool(name) : absent;
    }

    /** Whether the field is there and not JSON's null. */
    boolean hasValue(String name) {
        return has(name) && values.get(name) != StrictJson.NULL;
    }

    /** Any integer; one beyond an {@code int} becomes the nearest one. */
    int clampedInteger(String name) throws MalformedMessageException {
        if (require(name) instanceof StrictJson.Number number && number.isInteger()) {
            return number.toClampedInt();
        }
        throw wrong(name, "an integer, without fraction or exponent");
    }

    /** A required array. */
    List<?> array(String name) throws MalformedMessageException {
        if (require(name) instanceof List<?> list) {
            return list;
        }
        throw wrong(name, "an array");
    }

    private Object require(String name) throws MalformedMessageException {
        Object value = values.get(name);
        if (value == null) {
            throw new MalformedMessageException(name, name + " is missing");
        }
        return value;
    }

    static MalformedMessageException wrong(String name, String expected) {
        return new MalformedMessageException(name, name + " must be " + expected);
    }
}
