package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.parley.transport.CloseReason;
import org.parley.transport.ConnectionListener;
import org.parley.transport.Frame;
import org.parley.transport.FramingError;

/** The other side of a {@link FakeConnection}. Apostrophes stand for quotation marks. */
final class Client {
    final FakeConnection connection;
    String token;
    private final Bench bench;
    private final ConnectionListener listener;

    Client(Bench bench, FakeConnection connection, ConnectionListener listener) {
        this.bench = bench;
        this.connection = connection;
        this.listener = listener;
    }

    void say(String json) {
        say(Bench.frame(json));
    }

    void say(Frame frame) {
        listener.onMessage(frame);
        bench.settle();
    }

    void breakFraming(FramingError error) {
        listener.onBroken(error);
        bench.settle();
    }

    /** The connection is gone, and the server is told. */
    void lose() {
        connection.broken = true;
        listener.onClosed(new CloseReason(CloseReason.Kind.REMOTE, ""));
        bench.settle();
    }

    JsonObject login(String name) {
        say("{'type':'login','id':900,'username':'" + name + "','password':'" + Bench.PASSWORD + "'}");
        JsonObject reply = only("logged-in");
        token = reply.get("token").getAsString();
        return reply;
    }

    JsonObject resume(String with) {
        say("{'type':'resume','id':901,'token':'" + with + "'}");
        JsonObject reply = next("logged-in");
        token = reply.get("token").getAsString();
        return reply;
    }

    /** Takes everything that came. */
    List<JsonObject> heard() {
        List<JsonObject> all = new ArrayList<>();
        for (String json = connection.sent.poll(); json != null; json = connection.sent.poll()) {
            all.add(JsonParser.parseString(json).getAsJsonObject());
        }
        return all;
    }

    /** Takes the next message, which must be of that type. */
    JsonObject next(String type) {
        String json = connection.sent.poll();
        assertThat(json).as("a message of type " + type).isNotNull();
        JsonObject message = JsonParser.parseString(json).getAsJsonObject();
        assertThat(message.get("type").getAsString()).as(json).isEqualTo(type);
        return message;
    }

    /** Takes the only message that came. */
    JsonObject only(String type) {
        JsonObject message = next(type);
        nothing();
        return message;
    }

    /** Takes the only message, an error of that code. */
    JsonObject error(String code) {
        JsonObject error = only("error");
        assertThat(error.get("code").getAsString()).as(error.toString()).isEqualTo(code);
        return error;
    }

    /** Takes the next message, an error of that code. */
    JsonObject nextError(String code) {
        JsonObject error = next("error");
        assertThat(error.get("code").getAsString()).as(error.toString()).isEqualTo(code);
        return error;
    }

    void nothing() {
        assertThat(connection.sent).isEmpty();
    }

    /** The server has ended the connection behind what it said. */
    void finished() {
        assertThat(connection.finished).as("finished").isTrue();
        connection.sent.clear();
        say("{'type':'ping','nonce':1}");
        nothing();
    }

    /** Proves that the connection works. */
    void works() {
        assertThat(connection.finished).as("finished").isFalse();
        say("{'type':'ping','nonce':77}");
        assertThat(only("pong").get("nonce").getAsInt()).isEqualTo(77);
    }

    static int intOf(JsonObject message, String field) {
        return message.get(field).getAsInt();
    }

    static String textOf(JsonObject message, String field) {
        return message.has(field) ? message.get(field).getAsString() : null;
    }
}
