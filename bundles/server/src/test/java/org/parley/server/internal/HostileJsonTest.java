package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that two readers could take differently, or that cost more than they weigh: refused, while the one they were meant for notices nothing. */
@Timeout(60)
class HostileJsonTest extends AmongBystanders {
    HostileJsonTest() {
        super(Map.of("byteBurst", 1 << 20));
    }

    @AfterEach
    void theConnectionStays() throws Exception {
        assertThat(mallory.ask("{'type':'ping','nonce':9}").get("nonce").getAsInt()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{'a':", "[{'a':", "{'type':'offer','x':[", "{'type':'offer','from':'FROM','to':'ben','call':'K7','id':1,'sdp':["})
    void sixtyFourKilobytesOfBracketsAreABadMessage(String opening) throws Exception {
        String again = opening.endsWith("[") ? "[" : opening;
        JsonObject error = mallory.ask(mine(opening + again.repeat((65_500 - opening.length()) / again.length())));
        assertThat(AbuseTest.code(error)).isEqualTo("bad-message");
    }

    /** A message, and what is answered; FROM is the sender's own name. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {'type':'bye','id':1,'from':'FROM','fr\\u006fm':'ann','to':'ben','call':'K7'} | bad-message   | from
        {'type':'bye','id':1,'fr\\u006fm':'ann','from':'FROM','to':'ben','call':'K7'} | bad-message   | from
        {'type':'bye','id':1,'from':'FROM','from':'FROM','to':'ben','call':'K7'}      | bad-message   | from
        {'type':'bye','id':1,'from':'FROM','to':'ben','call':'K7','\\u0074ype':'ack'} | bad-message   | type
        {'type':'bye','id':1,'i\\u0064':2,'from':'FROM','to':'ben','call':'K7'}       | bad-message   | id
        {'type':'bye','id':1,'from':'FROM','to':'ann','t\\u006f':'ben','call':'K7'}   | bad-message   | to
        {'type':'bye','id':1,'from':'FROM','to':'ben','call':'K7','c\\u0061ll':'K8'}  | bad-message   | call
        {'type':'ack','re':1,'from':'FROM','to':'ben','call':'K7','\\u0072e':2}       | bad-message   | re
        {'type':'bye','id':1,'fr\\u006fm':'ann','to':'ben','call':'K7'}               | from-mismatch |
        {'type':'bye','id':1,'from':'\\u0061nn','to':'ben','call':'K7'}               | from-mismatch |
        {'type':'bye','id':1,'from':'MALLORY','to':'ben','call':'K7'}                 | from-mismatch |
        {'type':'bye','id':1,'from':['FROM'],'to':'ben','call':'K7'}                  | bad-message   | from
        {'type':'bye','id':1e0,'from':'FROM','to':'ben','call':'K7'}                  | bad-message   | id
        {'type':'offer','id':1,'from':'FROM','to':'ben','call':'K7','sdp':'\\ud800'}  | bad-message   |
        {'type':'offer','id':1,'from':'FROM','to':'ben','call':'K7','sdp':'\\udc00\\ud800'} | bad-message |
        {'type':'offer','id':1,'from':'FROM','to':'ben','call':'K7','\\ud83d':1}      | bad-message   |
        """)
    void whatTwoReadersCouldTakeDifferentlyIsNotPassedOn(String message, String code, String field) throws Exception {
        JsonObject error = mallory.ask(mine(message));
        assertThat(AbuseTest.code(error)).as(error.toString()).isEqualTo(code);
        assertThat(error.has("field") ? error.get("field").getAsString() : null).isEqualTo(field);
    }

    @Test
    void halfASurrogatePairInUtf8IsNotPassedOn() throws Exception {
        String message = mine("{\"type\":\"offer\",\"id\":1,\"from\":\"FROM\",\"to\":\"ben\",\"call\":\"K7\",\"sdp\":\"\u00ed\u00a0\u0080\"}");
        mallory.sendBytes(message.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(mallory.receive()).contains("bad-message");
    }
}
