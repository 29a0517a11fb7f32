package org.parley.itests.driver;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.BundleContext;

/**
 * The component: answers a JSON object a line with a JSON object a line, for one client at a time. Its port stands in the file {@code driver.port} of the user's data folder. Each request
 * looks for the display of the main thread anew, since the windows' bundle may have been replaced; without one it answers {@code {"absent":true}}.
 */
public final class Driver {
    private static final long MOST_SECONDS = 10;

    private final ServerSocket socket;
    private final Thread mainThread = Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("main")).findFirst().orElseThrow();

    public Driver(BundleContext context) throws IOException {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Path folder = Path.of(context.getProperty("parley.data"));
        Path file = Files.writeString(folder.resolve("driver.port.new"), String.valueOf(socket.getLocalPort()));
        Files.move(file, folder.resolve("driver.port"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Thread thread = new Thread(this::serve, "parley-test-driver-1");
        thread.setDaemon(true);
        thread.start();
    }

    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                    PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    out.println(answer(JsonParser.parseString(line).getAsJsonObject()));
                }
            } catch (IOException | UncheckedIOException e) {
                // the test has gone, or this bundle goes
            }
        }
    }

    private JsonObject answer(JsonObject request) {
        JsonObject answer = new JsonObject();
        try {
            Display display = Display.findDisplay(mainThread);
            if (display == null || display.isDisposed()) {
                answer.addProperty("absent", true);
            } else {
                answer.add("result", on(display, reader -> result(reader, request)));
            }
        } catch (Exception e) {
            answer.addProperty("absent", true);
            answer.addProperty("why", e.toString());
        }
        return answer;
    }

    private static com.google.gson.JsonElement result(WindowReader reader, JsonObject request) {
        String key = request.has("key") ? request.get("key").getAsString() : "";
        return switch (request.get("do").getAsString()) {
            case "keys" -> reader.all();
            case "shells" -> reader.shells();
            case "find" -> reader.find(key);
            case "shell" -> reader.shell(key);
            case "card" -> reader.card(request.get("rgb").getAsInt(), new Rectangle(request.get("x").getAsInt(), request.get("y").getAsInt(), request.get("width").getAsInt(), request.get("height").getAsInt()));
            case "place" -> reader.place(key, request.get("x").getAsInt(), request.get("y").getAsInt());
            default -> throw new IllegalArgumentException(request.toString());
        };
    }

    private static <T> T on(Display display, Function<WindowReader, T> task) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        display.asyncExec(() -> {
            try {
                result.complete(task.apply(new WindowReader(display)));
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(MOST_SECONDS, TimeUnit.SECONDS);
    }
}
