package org.parley.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds the envelope of a message between clients in its bytes as they came, without making objects of the rest. It checks all of the message as strictly as
 * {@link MessageFields#read} does, and takes the plain ones only; about any other it says nothing, and {@link MessageFields} decides: broken JSON, other types,
 * fields of a wrong type, and what hardly anybody writes (escapes in names and in the fields of the envelope, escaped surrogates, very long numbers, very many names). So both
 * never disagree. Not thread-safe; keeps a copy of the latest message.
 *
 * <p>How it reads: the message is copied and a zero byte put behind it. Zero is not allowed anywhere in JSON, so every loop below stops there by itself, and no step goes
 * further than one byte behind what it has recognized. Strings, which are most of a message, are gone through eight bytes at a time; the room behind the zero is there for the
 * last of these steps, and what it holds counts for nothing, since the zero comes before it.
 *
 * <p>Nearly all messages are ASCII on one line and escape nothing but the ends of lines, as JSON of SDP does. Whether that is so is found out beforehand for the whole message ({@link #even}),
 * in a loop without a branch, which Java makes vector instructions of. A string of such a message ends at its next quotation mark.
 */
public final class EnvelopeScanner {
    private static final int FIRST_ROOM = 4_096;
    private static final int MOST_NAMES = 24;
    private static final int MOST_DEPTH = 32;
    private static final int MOST_NUMBER = 64;
    private static final int MOST_INTEGER = 16;
    /** Of the array behind a message: as far as the longest step goes. */
    private static final int ROOM = 5 * Long.BYTES;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    /** {@code \\r\\n}. */
    private static final int LINE_END = '\\' | 'r' << 8 | '\\' << 16 | 'n' << 24;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST = 0x80 * ONES;
    private static final long TWOS = 0x02 * ONES;
    private static final long BELOW = 0x21 * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long SPACES = ' ' * ONES;
    private static final long RS = 'r' * ONES;
    private static final long NS = 'n' * ONES;
    private static final long SEVENS = 0x7f * ONES;
    private static final long CONTROLS = 0x9f * ONES;
    private static final byte[][] TYPES = bytes("offer", "answer", "candidate", "ack", "bye");
    private static final String[] TYPE_NAMES = {"offer", "answer", "candidate", "ack", "bye"};
    private static final long[] FIELDS = heads("type", "from", "to", "call", "id", "re");
    private static final Unclear UNCLEAR = new Unclear();

    private final int[] nameStarts = new int[MOST_NAMES];
    private final int[] nameEnds = new int[MOST_NAMES];
    private final long[] nameHeads = new long[MOST_NAMES];
    private byte[] text = new byte[FIRST_ROOM];
    /** The same without its first byte. */
    private byte[] following = new byte[FIRST_ROOM];
    private int length;
    private boolean even;
    private int at;

    /** The message is not plain. */
    private static final class Unclear extends Exception {
        private static final long serialVersionUID = 1L;

        Unclear() {
            super(null, null, false, false);
        }
    }

    /**
     * Looks at one message.
     *
     * @param utf8 from position to limit; not changed
     * @return null when {@link MessageFields} has to decide
     */
    public Envelope scan(ByteBuffer utf8) {
        int length = utf8.remaining();
        return scan(length, target -> utf8.get(utf8.position(), target, 0, length));
    }

    /**
     * Looks at one message.
     *
     * @param copier puts its {@code length} bytes to the beginning of an array
     * @return null when {@link MessageFields} has to decide
     */
    public Envelope scan(int length, Consumer<byte[]> copier) {
        if (length + ROOM > text.length) {
            text = new byte[Math.max(length + ROOM, text.length * 2)];
            following = new byte[text.length];
        }
        this.length = length;
        copier.accept(text);
        even = even();
        text[length] = 0;
        text[length + 1] = '"';
        at = 0;
        try {
            Envelope envelope = message();
            return at == length ? envelope : null;
        } catch (Unclear e) {
            return null;
        }
    }

    private Envelope message() throws Unclear {
        String type = null;
        String from = null;
        String to = null;
        String call = null;
        long id = 0;
        long re = 0;
        int names = 0;
        space();
        expect('{');
        do {
            space();
            switch (name(names++)) {
                case 0 -> type = type();
                case 1 -> from = word();
                case 2 -> to = word();
                case 3 -> call = word();
                case 4 -> id = integer();
                case 5 -> re = integer();
                default -> value(1);
            }
            space();
        } while (next('}'));
        space();
        if (type == null) {
            throw UNCLEAR;
        }
        return new Envelope(type, from, to, call, id, re);
    }

    /** Reads a name and its colon; which of the envelope's it is, or -1. */
    private int name(int number) throws Unclear {
        if (number == MOST_NAMES) {
            throw UNCLEAR;
        }
        expect('"');
        int start = at;
        int end = unescaped();
        long head = head(text, start, end - start);
        for (int i = 0; i < number; i++) {
            if (head == nameHeads[i] && Arrays.equals(text, start, end, text, nameStarts[i], nameEnds[i])) {
                throw UNCLEAR;
            }
        }
        nameStarts[number] = start;
        nameEnds[number] = end;
        nameHeads[number] = head;
        space();
        expect(':');
        space();
        return end - start < Long.BYTES ? field(head) : -1;
    }

    /** The first eight bytes, or all of them with zeros behind, which no name has. The array goes on for eight bytes at least. */
    private static long head(byte[] bytes, int start, int length) {
        long head = (long) EIGHT.get(bytes, start);
        return length >= Long.BYTES ? head : head & ~(-1L << length * Byte.SIZE);
    }

    private static int field(long head) {
        for (int i = 0; i < FIELDS.length; i++) {
            if (FIELDS[i] == head) {
                return i;
            }
        }
        return -1;
    }

    private String type() throws Unclear {
        expect('"');
        int start = at;
        int end = unescaped();
        for (int i = 0; i < TYPES.length; i++) {
            if (Arrays.equals(TYPES[i], 0, TYPES[i].length, text, start, end)) {
                return TYPE_NAMES[i];
            }
        }
        throw UNCLEAR;
    }

    private String word() throws Unclear {
        expect('"');
        int start = at;
        return new String(text, start, unescaped() - start, StandardCharsets.UTF_8);
    }

    /** The end of a string without escapes; goes behind its quotation mark. */
    private int unescaped() throws Unclear {
        skipPlain();
        if (text[at] != '"') {
            throw UNCLEAR;
        }
        return at++;
    }

    /** 1 to 2^53-1, without sign, fraction and exponent. */
    private long integer() throws Unclear {
        int start = at;
        long value = 0;
        while (isDigit(text[at]) && at - start < MOST_INTEGER) {
            value = value * 10 + text[at++] - '0';
        }
        if (text[start] == '0' || at == start || value > Codec.MAX_INTEGER || isOfNumber(text[at])) {
            throw UNCLEAR;
        }
        return value;
    }

    private void value(int depth) throws Unclear {
        switch (text[at]) {
            case '"' -> string();
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void object(int depth) throws Unclear {
        begin(depth);
        if (text[at] == '}') {
            at++;
            return;
        }
        do {
            space();
            string();
            space();
            expect(':');
            space();
            value(depth);
            space();
        } while (next('}'));
    }

    private void array(int depth) throws Unclear {
        begin(depth);
        if (text[at] == ']') {
            at++;
            return;
        }
        do {
            space();
            value(depth);
            space();
        } while (next(']'));
    }

    private void begin(int depth) throws Unclear {
        if (depth > MOST_DEPTH) {
            throw UNCLEAR;
        }
        at++;
        space();
    }

    /** True behind a comma, false behind {@code end}. */
    private boolean next(char end) throws Unclear {
        byte found = text[at++];
        if (found != ',' && found != end) {
            throw UNCLEAR;
        }
        return found == ',';
    }

    private void string() throws Unclear {
        expect('"');
        if (even) {
            skipEven();
            return;
        }
        skipPlain();
        while (text[at] == '\\') {
            // the end of a line of SDP, more frequent than all else that is escaped
            if ((int) FOUR.get(text, at) == LINE_END) {
                at += Integer.BYTES;
            } else {
                at++;
                escape();
            }
            skipPlain();
        }
        expect('"');
    }

    /** Behind a backslash (RFC 8259, section 7). */
    private void escape() throws Unclear {
        switch (text[at++]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> { }
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(text[at++], 16);
                    if (digit < 0) {
                        throw UNCLEAR;
                    }
                    code = code << 4 | digit;
                }
                if (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
                    throw UNCLEAR;
                }
            }
            default -> throw UNCLEAR;
        }
    }

    /**
     * Whether all is ASCII without control characters, and every backslash followed by r or n. Eight bytes and those that follow each are looked at at once, and the highest bit of a byte becomes 1
     * where one is not as it should be: its own for what is beyond ASCII; what is left of 0x9f, for a control character; and what is left of 0x80 only for a backslash, kept only where the
     * following byte differs from both letters. None of this carries into the byte above, unless something is found.
     */
    private boolean even() {
        byte[] bytes = text;
        byte[] next = following;
        EIGHT.set(bytes, length, SPACES);
        System.arraycopy(bytes, 1, next, 0, length + Long.BYTES - 1);
        long odd = 0;
        for (int i = 0; i < length; i += Long.BYTES) {
            long here = (long) EIGHT.get(bytes, i);
            long then = (long) EIGHT.get(next, i);
            odd |= here | CONTROLS - here | HIGHEST - (here ^ BACKSLASHES) & (then ^ RS) + SEVENS & (then ^ NS) + SEVENS;
        }
        return (odd & HIGHEST) == 0;
    }

    /** Goes behind the next quotation mark; there is one behind the message. */
    private void skipEven() throws Unclear {
        byte[] bytes = text;
        int i = at;
        while (((quotes(bytes, i) | quotes(bytes, i + Long.BYTES) | quotes(bytes, i + 2 * Long.BYTES) | quotes(bytes, i + 3 * Long.BYTES)) & HIGHEST) == 0) {
            i += 4 * Long.BYTES;
        }
        long found = quotes(bytes, i) & HIGHEST;
        while (found == 0) {
            i += Long.BYTES;
            found = quotes(bytes, i) & HIGHEST;
        }
        at = i + Long.numberOfTrailingZeros(found) / Byte.SIZE + 1;
        if (at > length) {
            throw UNCLEAR;
        }
    }

    /** The lowest highest bit that is set belongs to the first quotation mark of eight ASCII bytes. */
    private static long quotes(byte[] bytes, int index) {
        return ((long) EIGHT.get(bytes, index) ^ QUOTES) - ONES;
    }

    /** Goes to the next quotation mark, backslash, or what is not allowed in a string. */
    private void skipPlain() throws Unclear {
        byte[] bytes = text;
        int i = at;
        while (true) {
            long odd = odd((long) EIGHT.get(bytes, i));
            while (odd == 0) {
                i += Long.BYTES;
                odd = odd((long) EIGHT.get(bytes, i));
            }
            i += Long.numberOfTrailingZeros(odd) / Byte.SIZE;
            at = i;
            if (bytes[i] >= 0) {
                return;
            }
            utf8();
            i = at;
        }
    }

    /**
     * Looks at eight bytes at once for those that do not stand in a string as they are: control characters, quotation mark, backslash, and all beyond ASCII. The lowest bit
     * that is set belongs to the first of them; 0 when there is none. (With its second bit turned, the quotation mark joins the control characters below 0x21, and the space leaves
     * from there. A subtraction borrows from the byte above only where it has found one.)
     */
    private static long odd(long eight) {
        return (eight | (eight ^ TWOS) - BELOW | (eight ^ BACKSLASHES) - ONES) & HIGHEST;
    }

    /** A character of two to four bytes: the shortest form, no surrogate, at most U+10FFFF (RFC 3629, section 4). */
    private void utf8() throws Unclear {
        int first = text[at++] & 0xff;
        if (first >= 0xc2 && first <= 0xdf) {
            tail(0x80, 0xbf);
        } else if (first >= 0xe0 && first <= 0xef) {
            tail(first == 0xe0 ? 0xa0 : 0x80, first == 0xed ? 0x9f : 0xbf);
            tail(0x80, 0xbf);
        } else if (first >= 0xf0 && first <= 0xf4) {
            tail(first == 0xf0 ? 0x90 : 0x80, first == 0xf4 ? 0x8f : 0xbf);
            tail(0x80, 0xbf);
            tail(0x80, 0xbf);
        } else {
            throw UNCLEAR;
        }
    }

    private void tail(int least, int most) throws Unclear {
        int next = text[at++] & 0xff;
        if (next < least || next > most) {
            throw UNCLEAR;
        }
    }

    private void literal(String word) throws Unclear {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
    }

    private void number() throws Unclear {
        int start = at;
        if (text[at] == '-') {
            at++;
        }
        if (text[at] == '0') {
            at++;
        } else {
            digits();
        }
        if (text[at] == '.') {
            at++;
            digits();
        }
        if (text[at] == 'e' || text[at] == 'E') {
            at++;
            if (text[at] == '+' || text[at] == '-') {
                at++;
            }
            digits();
        }
        if (at - start > MOST_NUMBER) {
            throw UNCLEAR;
        }
    }

    private void digits() throws Unclear {
        if (!isDigit(text[at])) {
            throw UNCLEAR;
        }
        while (isDigit(text[at])) {
            at++;
        }
    }

    private void space() {
        while (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t') {
            at++;
        }
    }

    private void expect(char wanted) throws Unclear {
        if (text[at++] != wanted) {
            throw UNCLEAR;
        }
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9';
    }

    private static boolean isOfNumber(byte one) {
        return isDigit(one) || one == '.' || one == 'e' || one == 'E';
    }

    private static byte[][] bytes(String... words) {
        return Arrays.stream(words).map(word -> word.getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
    }

    private static long[] heads(String... words) {
        return Arrays.stream(bytes(words)).mapToLong(word -> head(Arrays.copyOf(word, Long.BYTES), 0, word.length)).toArray();
    }
}
