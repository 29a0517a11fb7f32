package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.transport.Frame;

class ForwardingTest {
    private final Bench bench = new Bench();
    private Client alice;
    private Client bob;

    @BeforeEach
    void logIn() {
        alice = bench.login("Alice");
        bob = bench.login("bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'type':'offer','id':6,'from':'Alice','to':'bob','call':'K7','sdp':'v=0\\r\\n','video':true}",
        "  { 'sdp' : 'a\\u0062' , 'unknown':[1,{'a':null}], 'type':'answer','id':9007199254740991,\n'from':'\\u0041lice','to':'BOB','call':'K7' } ",
        "{'type':'candidate','from':'Alice','to':'bob','call':'K7'}",
        "{'type':'ack','from':'Alice','to':'bob','call':'K7','re':6}",
        "{'type':'bye','id':7,'from':'Alice','to':'bob','call':'K7'}"})
    void fiveTypesArePassedOnByteForByte(String json) {
        Frame frame = Bench.frame(json);
        alice.say(frame);
        assertThat(bob.connection.lastFrame).isSameAs(frame);
        assertThat(bob.connection.sent.poll()).isEqualTo(json.replace('\'', '"'));
        alice.nothing();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type':'offer','id':6,'to':'bob','call':'K7'} | bad-message | from",
        "{'type':'offer','id':6,'from':1,'to':'bob','call':'K7'} | bad-message | from",
        "{'type':'offer','id':6,'from':'alice','to':5,'call':'K7'} | from-mismatch |",
        "{'type':'offer','id':6,'from':'bob','to':'bob','call':'K7'} | from-mismatch |",
        "{'type':'offer','id':6,'from':'Alice','to':'bob'} | bad-message | call",
        "{'type':'offer','id':6,'from':'Alice','to':5,'call':'a b'} | bad-message | call",
        "{'type':'offer','from':'Alice','to':'bob','call':'K7'} | bad-message | id",
        "{'type':'answer','from':'Alice','to':'bob','call':'K7'} | bad-message | id",
        "{'type':'bye','from':'Alice','to':'nobody','call':'K7'} | bad-message | id",
        "{'type':'ack','id':6,'from':'Alice','to':'bob','call':'K7'} | bad-message | re",
        "{'type':'ack','id':6,'from':'Alice','to':'bob','call':'K7','re':0} | bad-message | re",
        "{'type':'ack','id':6,'from':'Alice','to':'bob','call':'K7','re':1.0} | bad-message | re",
        "{'type':'offer','id':6,'from':'Alice','call':'K7'} | bad-message | to",
        "{'type':'offer','id':6,'from':'Alice','to':null,'call':'K7'} | bad-message | to",
        "{'type':'offer','id':6,'from':'Alice','to':'aLICE','call':'K7'} | bad-message | to",
        "{'type':'offer','id':6,'from':'Alice','to':'nobody','call':'K7'} | peer-offline |",
        "{'type':'offer','id':6,'from':'Alice','to':'no body','call':'K7'} | peer-offline |"})
    void firstThatIsWrongAnswers(String json, String code, String field) {
        alice.say(json);
        JsonObject error = alice.error(code);
        assertThat(Client.textOf(error, "field")).isEqualTo(field);
        assertThat(Client.textOf(error, "call")).isEqualTo(json.contains("'call':'K7'") ? "K7" : null);
        assertThat(error.has("re")).isEqualTo(json.contains("'id':6"));
        bob.nothing();
        alice.works();
    }

    @Test
    void candidateWithoutIdIsRefusedWithItsCallAlone() {
        alice.say("{'type':'candidate','from':'Alice','to':'nobody','call':'K7'}");
        JsonObject error = alice.error("peer-offline");
        assertThat(error.has("re")).isFalse();
        assertThat(Client.textOf(error, "call")).isEqualTo("K7");
    }

    @Test
    void receiverWith512KiBUnsentIsUnreachable() {
        String bye = "{'type':'bye','id':7,'from':'Alice','to':'bob','call':'K7'}";
        bob.connection.unsent = 524_287;
        alice.say(bye);
        bob.only("bye");
        bob.connection.unsent = 524_288;
        alice.say(bye);
        assertThat(Client.intOf(alice.error("peer-unreachable"), "re")).isEqualTo(7);
        bob.nothing();
        bob.works();
        bob.connection.unsent = 0;
        alice.say(bye);
        bob.only("bye");
    }

    @Test
    void messageThatWaitedForAnAnswerIsPassedOnAsItCame() {
        bench.looking.held = true;
        alice.say("{'type':'resume','id':1,'token':'" + alice.token + "'}");
        String json = "{'type':'bye', 'id':7,'from':'Alice','to':'bob','call':'K7'}";
        alice.say(json);
        bob.nothing();
        bench.looking.held = false;
        bench.settle();
        assertThat(bob.connection.sent.poll()).isEqualTo(json.replace('\'', '"'));
    }

    @Test
    void whatIsSentWhileWaitingIsBounded() {
        Bench wide = new Bench(Map.of("bytesPerSecond", 100_000_000, "byteBurst", 100_000_000, "messageBurst", 10_000));
        Client carol = wide.login("carol");
        wide.looking.held = true;
        carol.say("{'type':'resume','id':1,'token':'" + carol.token + "'}");
        String large = "{'type':'candidate','from':'carol','to':'bob','call':'K7','candidate':'" + "x".repeat(60_000) + "'}";
        for (int i = 0; i < 30; i++) {
            carol.say(large);
        }
        wide.looking.held = false;
        wide.settle();
        carol.next("logged-in");
        assertThat(carol.heard()).filteredOn(m -> "rate-limited".equals(Client.textOf(m, "code"))).hasSize(13);
        carol.works();
    }
}
