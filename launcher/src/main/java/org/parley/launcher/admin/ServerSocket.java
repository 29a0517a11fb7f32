package org.parley.launcher.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.parley.launcher.LaunchException;

/** The socket of the server whose data is in a folder. */
public record ServerSocket(Path data) {
    private static final int MOST_HEAD = 32;

    /** Where the answer goes. */
    public interface Sink {
        /** A stream for an answer of that exit code. */
        OutputStream open(int exitCode) throws IOException;
    }

    /** Has the server run a command; returns its exit code. {@code password} may be null. */
    public int run(List<String> arguments, String password, Sink sink) throws LaunchException {
        Path socket = data.resolve("control").resolve("socket");
        try (SocketChannel channel = open(socket)) {
            channel.write(ByteBuffer.wrap((request(arguments, password) + "\n").getBytes(StandardCharsets.UTF_8)));
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
            String[] head = head(in).split(" ");
            int exitCode = Integer.parseInt(head[0]);
            try (OutputStream out = sink.open(exitCode)) {
                copy(in, out, Long.parseLong(head[1]));
            }
            return exitCode;
        } catch (IOException | NumberFormatException e) {
            throw LaunchException.failure("the server with the data folder " + data + " did not answer as it should (" + e.getMessage() + ")", e);
        }
    }

    private SocketChannel open(Path socket) throws LaunchException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        } catch (IOException | RuntimeException e) {
            throw LaunchException.failure(isClosed(data) || isClosed(data.resolve("control")) ? "the server in " + data + " belongs to another user; become that user, or root (sudo)"
                    : "no server runs with the data folder " + data + "; start it, or name its folder by --data DIR", e);
        }
    }

    private static boolean isClosed(Path folder) {
        return Files.isDirectory(folder) && !Files.isExecutable(folder);
    }

    private static String request(List<String> arguments, String password) {
        JsonObject request = new JsonObject();
        JsonArray words = new JsonArray();
        arguments.forEach(words::add);
        request.add("arguments", words);
        if (password != null) {
            request.addProperty("password", password);
        }
        return request.toString();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || head.length() > MOST_HEAD) {
                throw new EOFException("it ended early");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[8192];
        for (long left = length; left > 0;) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("it ended early");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
