package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.transport.Frame;
import org.parley.transport.FramingError;

class OpeningTest {
    private final Bench bench = new Bench();
    private final Client client = bench.connect();

    @Test
    void goodHelloIsWelcomed() {
        client.say("{'type':'hello','version':1,'agent':'parley/1.0.0','more':[]}");
        assertThat(client.only("welcome")).isEqualTo(JsonParser.parseString("{'type':'welcome','version':1,'agent':'parley-server/1.0.0',"
                + "'maxFrameBytes':65536,'heartbeatMillis':5000,'timeoutMillis':15000,'resumeMillis':30000}"));
        client.works();
    }

    @Test
    void helloWithAnIdIsAnsweredWithIt() {
        client.say("{'type':'hello','id':5,'version':1}");
        assertThat(Client.intOf(client.only("welcome"), "re")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'type':'ping','nonce':1}", "{'type':'login','username':'a','password':'b'}", "{'type':'wave'}", "{", "[]", "{}", "{'type':1}",
        "{'type':'hello'}", "{'type':'hello','version':'1'}", "{'type':'hello','version':1.0}", "{'type':'hello','version':1,'agent':1}",
        "{'type':'hello','version':1,'agent':'a\\nb'}", "{'type':'hello','version':1,'version':1}", "{'type':'hello','version':1,'id':0}",
        "{'type':'hello','version':1,'agent':'00000000001111111111222222222233333333334444444444555555555566666'}"})
    void anythingElseFirstIsHelloExpected(String first) {
        client.say(first);
        client.error("hello-expected");
        client.finished();
    }

    @Test
    void whatIsNotUtf8IsHelloExpected() {
        client.say(Frame.of(new byte[] {(byte) 0xff}));
        client.error("hello-expected");
        client.finished();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "-1", "99999999999999999999"})
    void anotherVersionIsUnsupported(String version) {
        client.say("{'type':'hello','version':" + version + ",'agent':{}}");
        JsonObject error = client.error("unsupported-version");
        assertThat(error.get("supported")).isEqualTo(JsonParser.parseString("[1]"));
        client.finished();
    }

    @Test
    void helloIsAwaitedFor5SecondsFromTheAccept() {
        Client late = bench.connect("127.0.0.1", 3_000);
        bench.turn(1_999);
        late.nothing();
        bench.turn(1);
        late.error("hello-expected");
        late.finished();
        client.nothing();
        bench.turn(3_000);
        client.error("hello-expected");
        client.finished();
    }

    @Test
    void helloThatCameEndsTheWait() {
        client.say("{'type':'hello','version':1}");
        client.only("welcome");
        bench.turn(6_000);
        client.works();
    }

    @Test
    void brokenFramingIsToldBeforeHelloIsAskedFor() {
        client.breakFraming(FramingError.FRAME_TOO_LARGE);
        client.error("frame-too-large");
        client.finished();
        Client other = bench.connect();
        other.breakFraming(FramingError.BAD_FRAME);
        other.error("bad-frame");
        other.finished();
    }

    @Test
    void messagesSentWithHelloAreAnsweredInOrder() {
        client.say("{'type':'hello','version':1}");
        client.say("{'type':'ping','nonce':1,'id':8}");
        client.say("{'type':'wave','id':9}");
        client.next("welcome");
        assertThat(Client.intOf(client.next("pong"), "re")).isEqualTo(8);
        assertThat(Client.intOf(client.error("unsupported-type"), "re")).isEqualTo(9);
    }

    @Test
    void helloOfNobodyDisturbsNobody() {
        Client other = bench.login("bob");
        client.say("{");
        client.error("hello-expected");
        other.nothing();
        other.works();
    }
}
