package org.parley.itests;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client over {@code tcp} that says what it is told to, written from docs/protocol.md alone. Apostrophes stand for quotation marks. */
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    /** What the server said at first. */
    final JsonObject welcome;

    /** Connects and says hello. */
    Wire(String uri) throws IOException {
        socket = new Socket(URI.create(uri).getHost(), URI.create(uri).getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(40_000);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
        welcome = ask("{'type':'hello','version':1}");
    }

    JsonObject ask(String json) throws IOException {
        say(json);
        return receive();
    }

    private void say(String json) throws IOException {
        byte[] utf8 = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    /** Says it again and again until something comes back. */
    JsonObject untilAnswered(String json) throws IOException {
        while (in.available() == 0) {
            say(json);
        }
        return receive();
    }

    JsonObject receive() throws IOException {
        byte[] utf8 = new byte[in.readInt()];
        in.readFully(utf8);
        return JsonParser.parseString(new String(utf8, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    /** What becomes of it: the type of the reply, or the code of the error. */
    String register(String name, String password) throws IOException {
        return outcome(ask("{'type':'register','id':1,'username':'" + name + "','password':'" + password + "'}"));
    }

    String login(String name, String password) throws IOException {
        return outcome(ask("{'type':'login','id':2,'username':'" + name + "','password':'" + password + "'}"));
    }

    static String outcome(JsonObject reply) {
        return reply.get(reply.has("code") ? "code" : "type").getAsString();
    }

    /** What comes next that is none of these. */
    String outcomeAfter(String passedOver) throws IOException {
        String next = outcome(receive());
        while (next.equals(passedOver)) {
            next = outcome(receive());
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
