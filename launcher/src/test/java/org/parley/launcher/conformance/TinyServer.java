package org.parley.launcher.conformance;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** As little of a signaling server as a call needs, over {@code tcp}; what it passes on may be altered. */
final class TinyServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Map<String, Socket> online = new ConcurrentHashMap<>();
    private final UnaryOperator<String> passing;
    private final boolean open;

    /** {@code open} for who registers accounts. */
    TinyServer(boolean open, UnaryOperator<String> passing) throws IOException {
        this.open = open;
        this.passing = passing;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(() -> {
            for (;;) {
                Socket socket = listening.accept();
                daemon(() -> serve(socket));
            }
        });
    }

    private interface Loop {
        void run() throws IOException;
    }

    private static void daemon(Loop loop) {
        Thread thread = new Thread(() -> {
            try {
                loop.run();
            } catch (IOException e) {
                // the other side has gone, or the test is over
            }
        }, "tiny-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("tcp://127.0.0.1:" + listening.getLocalPort());
    }

    private void serve(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        for (;;) {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            JsonObject message = JsonParser.parseString(text).getAsJsonObject();
            if (message.has("to")) {
                say(online.get(message.get("to").getAsString()), passing.apply(text));
            } else {
                say(socket, answer(message, socket));
            }
        }
    }

    private String answer(JsonObject message, Socket socket) {
        long id = Json.number(message, "id");
        String name = Json.text(message, "username");
        switch (Json.text(message, "type")) {
            case "hello":
                return "{\"type\":\"welcome\",\"version\":1,\"maxFrameBytes\":65536,\"heartbeatMillis\":5000,\"timeoutMillis\":15000,\"resumeMillis\":30000}";
            case "ping":
                return Json.of("type", "pong", "nonce", Json.number(message, "nonce")).toString();
            case "register":
                return open ? Json.of("type", "registered", "re", id, "username", name).toString() : Json.of("type", "error", "re", id, "code", "registration-closed").toString();
            case "login":
                online.put(name, socket);
                return Json.of("type", "logged-in", "re", id, "username", name, "resumed", false, "token", "t").toString();
            default:
                return Json.of("type", "error", "re", id, "code", "unsupported-type", "message", "this is a tiny server").toString();
        }
    }

    private static void say(Socket to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        synchronized (to) {
            DataOutputStream out = new DataOutputStream(to.getOutputStream());
            out.writeInt(bytes.length);
            out.write(bytes);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : online.values()) {
            socket.close();
        }
    }
}
