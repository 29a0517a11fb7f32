package org.parley.launcher.bench.load;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Comes to be logged in: by token where it has one, else as a new user. From then on it passes over what comes, but counts presence. */
public final class Login implements Client.Script {
    private final String name;
    private final String request;
    private final Consumer<Login> done;
    private String token;
    private long presence;
    private long toldOf;

    /** {@code token} is null for a new user. */
    public Login(String name, String token, Consumer<Login> done) {
        this.name = name;
        this.token = token;
        this.done = done;
        this.request = token != null ? "{\"type\":\"resume\",\"id\":3,\"token\":\"" + token + "\"}" : "{\"type\":\"login\",\"id\":3," + credentials(name) + "}";
    }

    static String credentials(String name) {
        return "\"username\":\"" + name + "\",\"password\":\"secret of " + name + "\"";
    }

    /** Whose it is. */
    public String name() {
        return name;
    }

    /** For the next time. */
    public String token() {
        return token;
    }

    /** How many messages of presence came. */
    public long presence() {
        return presence;
    }

    /** How many names were in them. */
    public long toldOf() {
        return toldOf;
    }

    @Override
    public void opened(Client client) throws IOException {
        client.send(client.frame("{\"type\":\"hello\",\"version\":1,\"agent\":\"bench\"}"));
        if (token == null) {
            client.send(client.frame("{\"type\":\"register\",\"id\":2," + credentials(name) + "}"));
        }
        client.send(client.frame(request));
    }

    @Override
    public void came(Client client, ByteBuffer text, int length) throws IOException {
        JsonObject message = JsonParser.parseString(text(text, length)).getAsJsonObject();
        switch (message.get("type").getAsString()) {
            case "logged-in" -> {
                token = message.get("token").getAsString();
                done.accept(this);
            }
            case "presence" -> {
                presence++;
                toldOf += message.getAsJsonArray("peers").size();
            }
            case "error" -> throw new IOException("the server says " + message.get("code").getAsString() + ": " + message.get("message").getAsString());
            default -> { }
        }
    }

    static String text(ByteBuffer from, int length) {
        byte[] bytes = new byte[length];
        from.get(from.position(), bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
