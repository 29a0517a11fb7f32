package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.transport.Frame;
import org.parley.transport.FramingError;

/** The rows of the table of broken input after the opening; another client notices none of them. */
class BrokenInputTest {
    private final Bench bench = new Bench();
    private Client witness;

    @BeforeEach
    void letAnotherClientIn() {
        witness = bench.login("witness");
    }

    @AfterEach
    void theOtherClientNoticedNothing() {
        witness.nothing();
        witness.works();
    }

    @Test
    void brokenFramingIsAnsweredAndCloses() {
        Client large = bench.open();
        large.breakFraming(FramingError.FRAME_TOO_LARGE);
        large.error("frame-too-large");
        large.finished();
        Client bad = bench.login("alice");
        bad.breakFraming(FramingError.BAD_FRAME);
        bad.error("bad-frame");
        bad.finished();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "1", "{} {}", "{'type':'ping','nonce':01}", "\ufeff{'type':'ping','nonce':1}", "{'type':'ping','nonce':'\u0001'}"})
    void whatIsNoStrictJsonObjectIsBadMessageAndStays(String text) {
        Client client = bench.open();
        client.say(text);
        assertThat(client.error("bad-message").has("field")).isFalse();
        client.works();
    }

    @Test
    void whatIsNotUtf8IsBadMessageAndStays() {
        Client client = bench.open();
        client.say(Frame.of(new byte[] {'{', (byte) 0xc0, (byte) 0x80, '}'}));
        client.error("bad-message");
        client.works();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'id':4} | type | 4", "{'type':7,'id':4} | type | 4", "{'type':7,'id':0} | type |", "{'type':'ping','nonce':1,'id':0} | id |",
        "{'type':'ping','id':4} | nonce | 4", "{'type':'ping','id':4,'nonce':1.0} | nonce | 4", "{'type':'ping','nonce':1,'nonce':1} | nonce |",
        "{'type':'login','id':4,'username':'x'} | password | 4", "{'type':'register','id':4,'username':['x'],'password':'x'} | username | 4",
        "{'type':'resume','id':4} | token | 4"})
    void offendingFieldIsNamed(String json, String field, Integer re) {
        Client client = bench.open();
        client.say(json);
        JsonObject error = client.error("bad-message");
        assertThat(Client.textOf(error, "field")).isEqualTo(field);
        assertThat(error.has("re") ? Integer.valueOf(error.get("re").getAsInt()) : null).isEqualTo(re);
        client.works();
    }

    @Test
    void tenthBadMessageWithin10SecondsIsAnsweredAndCloses() {
        Client client = bench.open();
        for (int i = 0; i < 9; i++) {
            client.say(i % 2 == 0 ? "{" : "{'type':'ping'}");
            client.error("bad-message");
            bench.turn(1_000);
        }
        client.say("{'type':'ping'}");
        client.error("bad-message");
        client.finished();
    }

    @Test
    void nineWithinEach10SecondsStay() {
        Client client = bench.open();
        for (int i = 0; i < 20; i++) {
            client.say("{");
            client.error("bad-message");
            bench.turn(1_112);
        }
        client.works();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wave", "Ping", "", "welcome", "logged-in", "pong", "error", "presence"})
    void unknownTypeIsUnsupportedBeforeTheLoginIsAskedFor(String type) {
        Client client = bench.open();
        client.say("{'type':'" + type + "','id':3,'from':1}");
        assertThat(Client.intOf(client.error("unsupported-type"), "re")).isEqualTo(3);
        client.works();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout", "peers", "status", "offer", "answer", "candidate", "ack", "bye"})
    void whatNeedsALoginIsRefusedBeforeItsFieldsAreLookedAt(String type) {
        Client client = bench.open();
        client.say("{'type':'" + type + "','id':3,'call':'K7','from':5,'limit':0,'status':'x'}");
        JsonObject error = client.error("not-logged-in");
        assertThat(Client.intOf(error, "re")).isEqualTo(3);
        assertThat(Client.textOf(error, "call")).isEqualTo("K7");
        client.works();
    }

    @Test
    void secondHelloIsUnexpected() {
        Client client = bench.open();
        client.say("{'type':'hello','version':'x','id':2}");
        assertThat(Client.intOf(client.error("unexpected"), "re")).isEqualTo(2);
        client.works();
    }

    @Test
    void registerAndLoginAreUnexpectedOnceLoggedIn() {
        Client client = bench.login("alice");
        client.say("{'type':'login','id':2}");
        client.error("unexpected");
        client.say("{'type':'register','id':3,'username':'bob','password':'12345678'}");
        client.error("unexpected");
        client.works();
    }

    @Test
    void loginIsAwaitedFor30SecondsFromWelcome() {
        Client client = bench.connect();
        bench.turn(4_000);
        client.say("{'type':'hello','version':1}");
        client.only("welcome");
        bench.turn(20_000);
        client.say("{'type':'login','id':1,'username':'nobody','password':'12345678'}");
        client.error("invalid-credentials");
        bench.turn(9_999);
        client.works();
        bench.turn(1);
        client.error("not-logged-in");
        client.finished();
    }

    @Test
    void loginThatIsBeingCheckedIsWaitedFor() {
        bench.register("alice");
        bench.hashing.held = true;
        Client client = bench.open();
        bench.turn(27_000);
        client.say("{'type':'login','id':1,'username':'alice','password':'" + Bench.PASSWORD + "'}");
        bench.turn(4_000);
        client.nothing();
        bench.hashing.held = false;
        bench.settle();
        client.only("logged-in");
        bench.turn(60_000);
        client.works();
    }

    @Test
    void checkThatFailsAfterTheTimeCloses() {
        bench.hashing.held = true;
        Client client = bench.open();
        bench.turn(27_000);
        client.say("{'type':'login','id':1,'username':'alice','password':'12345678'}");
        client.say("{'type':'ping','nonce':1}");
        bench.turn(4_000);
        bench.hashing.held = false;
        bench.settle();
        client.nextError("invalid-credentials");
        client.error("not-logged-in");
        client.finished();
    }

    @Test
    void handlingThatFailsIsInternalAndStays() {
        bench.store = new BrokenStore();
        Client client = bench.open();
        client.say("{'type':'login','id':1,'username':'alice','password':'12345678'}");
        assertThat(Client.intOf(client.error("internal"), "re")).isEqualTo(1);
        client.works();
    }
}
