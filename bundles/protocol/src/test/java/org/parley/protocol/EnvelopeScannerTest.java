package org.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanner against Gson's strict reader: what it takes is what that takes, and what it says is what that says. */
class EnvelopeScannerTest {
    private static final String OFFER = "{\"type\":\"offer\",\"id\":6,\"from\":\"alice\",\"to\":\"Bob\",\"call\":\"K7_-\","
            + "\"sdp\":\"v=0\\r\\no=- 1 2 IN IP4 0.0.0.0\\r\\ns=\\u002d\\/ü€\uD83D\uDE00\",\"video\":true,\"x\":[{\"id\":-1.5e+3},null,[],{}]}";
    /** As most come: ASCII, and escaped are ends of lines alone. */
    private static final String EVEN = "{\"type\":\"answer\",\"from\":\"alice\",\"to\":\"Bob\",\"call\":\"K7_-\",\"id\":6,"
            + "\"sdp\":\"v=0\\r\\no=- 1 2 IN IP4 0.0.0.0\\r\\ns=-\\r\\na=x\\n\",\"video\":[{\"id\":\"z\\r\"}],\"x\":\"\"}";
    private static final String[] PIECES = {"\"", "\\", "\\u0041", "\\ud800", "\\ud83d\\ude00", "{", "}", "[", "]", ",", ":", "0", "1", "-", ".", "e", "true", "false", "null",
            "nul", "\"id\":", "\"re\":7", "\"from\":\"eve\",", "\"fr\\u006fm\":\"eve\",", "\"type\":\"bye\",", " ", "\t", "\n", "\r", "\f", "\0", "\u00a0", "\ufeff", "é", "\uD83D\uDE00",
            "/*x*/", "//x\n", "#", "'", "NaN", "Infinity", "1e999999", "01", "9007199254740991", "9007199254740992", "99999999999999999999", "\"\"", "[[[[[[[[", "]]]]]]]]"};

    private final EnvelopeScanner scanner = new EnvelopeScanner();

    @Test
    void theEnvelopeOfAPlainMessageIsFound() {
        assertThat(scan(OFFER)).isEqualTo(new Envelope("offer", "alice", "Bob", "K7_-", 6, 0));
        assertThat(scan(EVEN)).isEqualTo(new Envelope("answer", "alice", "Bob", "K7_-", 6, 0));
        assertThat(scan(" { \"re\" : 6 , \"type\" : \"ack\" }\n")).isEqualTo(new Envelope("ack", null, null, null, 0, 6));
        assertThat(scan("{\"type\":\"bye\",\"id\":9007199254740991}")).isEqualTo(new Envelope("bye", null, null, null, 9_007_199_254_740_991L, 0));
    }

    @Test
    void aMessageLongerThanTheOnesBeforeIsRead() {
        String sdp = "a=candidate ".repeat(5_000);
        assertThat(scan(OFFER.replace("v=0", sdp))).isEqualTo(scan(OFFER));
        assertThat(scan("{\"type\":\"bye\"}")).isEqualTo(new Envelope("bye", null, null, null, 0, 0));
        assertThat(scan("{\"type\":\"bye\"")).as("nothing of the message before is read").isNull();
    }

    @Test
    void everyByteIsJudgedAsByGsonWhereverItStandsInAString() {
        for (int before = 0; before < 17; before++) {
            for (int value = 0; value < 256; value++) {
                byte[] text = ("{\"type\":\"bye\",\"x\":\"" + "y".repeat(before) + "?" + "z".repeat(9) + "\"}").getBytes(StandardCharsets.UTF_8);
                text[before + 20] = (byte) value;
                judge(text);
                assertThat(scanner.scan(ByteBuffer.wrap(text)) != null).as("%d bytes in, the byte %d", before, value)
                        .isEqualTo(value >= ' ' && value < 0x80 && value != '\\' && value != '"');
            }
        }
    }

    @Test
    void nothingBehindAMessageIsReadThatFillsTheRoomThereIs() {
        for (int length = 4_040; length < 4_100; length++) {
            EnvelopeScanner fresh = new EnvelopeScanner();
            String open = "{\"type\":\"bye\",\"x\":\"";
            fresh.scan(ByteBuffer.wrap((open + "\"}".repeat(2_030)).getBytes(StandardCharsets.UTF_8)));
            String text = open + "y".repeat(length - open.length());
            assertThat(fresh.scan(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))).isNull();
            assertThat(fresh.scan(ByteBuffer.wrap((text + "\"}").getBytes(StandardCharsets.UTF_8)))).isNotNull();
        }
    }

    @Test
    void namesAreTheSameOnlyWhenTheyAreWhollyTheSame() {
        assertThat(scan("{\"type\":\"bye\",\"abcdefgh\":1,\"abcdefghi\":2,\"abcdefghj\":3,\"typ\":4,\"types\":5,\"\":6}")).isNotNull();
        assertThat(scan("{\"type\":\"bye\",\"abcdefghi\":2,\"abcdefghi\":3}")).isNull();
        assertThat(scan("{\"type\":\"bye\",\"abcdefgh\":2,\"abcdefgh\":3}")).isNull();
        assertThat(scan("{\"type\":\"bye\",\"\":2,\"\":3}")).isNull();
        assertThat(scan("{\"type\":\"bye\",\"type\":\"bye\"}")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"type\":\"ping\",\"nonce\":1}", "{\"type\":\"offer\",\"id\":0}", "{\"type\":\"offer\",\"id\":01}", "{\"type\":\"offer\",\"id\":1.0}",
            "{\"type\":\"offer\",\"id\":1e3}", "{\"type\":\"offer\",\"id\":-1}", "{\"type\":\"offer\",\"id\":9007199254740992}", "{\"type\":\"offer\",\"from\":null}",
            "{\"type\":\"offer\",\"fr\\u006fm\":\"x\"}", "{\"type\":\"off\\u0065r\"}", "{\"type\":\"offer\",\"a\":1,\"a\":2}", "{\"type\":\"offer\",\"a\":\"\\ud800\"}",
            "{\"type\":\"offer\"}}", "{\"type\":\"offer\",}", "{\"type\":\"offer\",\"a\":\"\t\"}", "\ufeff{\"type\":\"offer\"}"})
    void whatIsNotPlainIsLeftToGson(String text) {
        assertThat(scan(text)).isNull();
    }

    @Test
    void nestingIsTakenToDepth32AndNoDeeper() {
        assertThat(scan("{\"type\":\"bye\",\"x\":" + "[".repeat(31) + "]".repeat(31) + "}")).isNotNull();
        assertThat(scan("{\"type\":\"bye\",\"x\":" + "[".repeat(32) + "]".repeat(32) + "}")).isNull();
        assertThat(scan("{\"type\":\"bye\",\"x\":" + "[".repeat(65_000))).isNull();
    }

    @Test
    void everyByteBehindABackslashIsJudgedAsByGsonWhereverItStandsInAString() {
        for (int before = 0; before < 17; before++) {
            for (int value = 0; value < 256; value++) {
                byte[] text = ("{\"type\":\"bye\",\"x\":\"" + "y".repeat(before) + "\\?" + "z".repeat(9) + "\"}").getBytes(StandardCharsets.UTF_8);
                text[before + 20] = (byte) value;
                judge(text);
                assertThat(scanner.scan(ByteBuffer.wrap(text)) != null).as("%d bytes in, behind a backslash the byte %d", before, value).isEqualTo("\"\\/bfnrt".indexOf(value) >= 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OFFER, EVEN})
    void everyChangedByteIsJudgedAsByGson(String message) {
        byte[] good = message.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < good.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] changed = good.clone();
                changed[at] = (byte) value;
                judge(changed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OFFER, EVEN})
    void everyCutMessageIsJudgedAsByGson(String message) {
        byte[] good = message.getBytes(StandardCharsets.UTF_8);
        for (int end = 0; end < good.length; end++) {
            assertThat(scanner.scan(ByteBuffer.wrap(good, 0, end))).isNull();
        }
    }

    @Test
    void whatIsPutInOrTakenOutIsJudgedAsByGson() {
        Random random = new Random(7);
        byte[][] good = {OFFER.getBytes(StandardCharsets.UTF_8), EVEN.getBytes(StandardCharsets.UTF_8)};
        int taken = 0;
        for (int round = 0; round < 60_000; round++) {
            byte[] changed = good[round % 2];
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                changed = change(changed, random);
            }
            taken += judge(changed) ? 1 : 0;
        }
        assertThat(taken).as("plain messages among them").isGreaterThan(1_000);
    }

    private static byte[] change(byte[] text, Random random) {
        int from = random.nextInt(text.length + 1);
        int to = random.nextBoolean() ? from : Math.min(text.length, from + random.nextInt(12));
        byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(text, 0, from);
        out.write(piece, 0, piece.length);
        out.write(text, to, text.length - to);
        return out.toByteArray();
    }

    /** Whether the scanner takes it; Gson then must, too, and say the same. */
    private boolean judge(byte[] text) {
        Envelope envelope = scanner.scan(ByteBuffer.wrap(text));
        if (envelope != null) {
            assertThat(envelope).as(() -> new String(text, StandardCharsets.UTF_8)).isEqualTo(byGson(text));
        }
        return envelope != null;
    }

    private static Envelope byGson(byte[] text) {
        try {
            MessageFields fields = MessageFields.read(ByteBuffer.wrap(text));
            return new Envelope(fields.type(), fields.string("from", null), fields.string("to", null), fields.string("call", null), fields.id(),
                    fields.integer("re", 1, Codec.MAX_INTEGER, 0));
        } catch (MalformedMessageException e) {
            throw new AssertionError("the scanner takes what Gson refuses: " + new String(text, StandardCharsets.UTF_8), e);
        }
    }

    private Envelope scan(String text) {
        return scanner.scan(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
