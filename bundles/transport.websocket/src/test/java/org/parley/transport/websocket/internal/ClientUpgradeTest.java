package org.parley.transport.websocket.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.transport.CloseReason.Kind;
import org.parley.transport.ConnectOptions;
import org.parley.transport.Connection;
import org.parley.transport.Recorder;
import org.parley.transport.TransportException;

/** The client against servers that are none of ours. */
class ClientUpgradeTest extends WireTest {
    private ServerSocket server;
    private CompletableFuture<String> request;

    @BeforeEach
    void bind() throws IOException {
        server = new ServerSocket(0);
    }

    @AfterEach
    void unbind() throws IOException {
        server.close();
    }

    /** Serves one connection; the answer is made from the key of the request. */
    private CompletableFuture<Connection> connect(Recorder recorder, Function<String, byte[]> answer) {
        request = CompletableFuture.supplyAsync(() -> {
            try (Socket socket = server.accept()) {
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    head.append((char) socket.getInputStream().read());
                }
                socket.getOutputStream().write(answer.apply(head.toString().replaceFirst("(?s).*Sec-WebSocket-Key: (\\S+).*", "$1")));
                return head + new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return transport.connect(URI.create("ws://localhost:" + server.getLocalPort()), ConnectOptions.defaults(), recorder).toCompletableFuture();
    }

    private static byte[] accept(String key, String more) {
        return WebSocketPeer.http("HTTP/1.1 101 Switching Protocols\nUpgrade: WebSocket\nConnection: upgrade\nSec-WebSocket-Accept: "
            + Http.accept(key) + "\n" + more);
    }

    private static TransportException failure(CompletableFuture<Connection> connecting) {
        Throwable failure = catchThrowable(() -> connecting.get(15, TimeUnit.SECONDS));
        assertThat(failure).cause().isInstanceOf(TransportException.class);
        return (TransportException) failure.getCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 404 Not Found\n", "HTTP/1.1 301 Moved\nLocation: ws://elsewhere/\n", "HTTP/1.1 200 OK\nContent-Length: 0\n",
        "220 mail.example.org ESMTP\n", "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: wrong\n"})
    void whoeverAnswersOtherwiseIsNoParleyServer(String answer) throws Exception {
        TransportException failure = failure(connect(new Recorder(), key -> WebSocketPeer.http(answer)));
        assertThat(failure.kind()).isEqualTo(TransportException.Kind.NOT_PARLEY);
        assertThat(failure).hasMessageContaining("ws://localhost:" + server.getLocalPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-WebSocket-Extensions: permessage-deflate\n", "Sec-WebSocket-Protocol: chat\n"})
    void whatWasNotOfferedIsNotAccepted(String header) {
        assertThat(failure(connect(new Recorder(), key -> accept(key, header))).kind()).isEqualTo(TransportException.Kind.NOT_PARLEY);
    }

    @Test
    void aServerThatHangsUpIsNoParleyServer() {
        CompletableFuture.runAsync(() -> {
            try {
                server.accept().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(failure(transport.connect(URI.create("ws://localhost:" + server.getLocalPort()), ConnectOptions.defaults(), new Recorder())
            .toCompletableFuture()).kind()).isEqualTo(TransportException.Kind.NOT_PARLEY);
    }

    @Test
    void aMessageRightBehindTheAnswerIsNotLost() throws Exception {
        Recorder recorder = new Recorder();
        Connection connection = connect(recorder, key -> {
            byte[] answer = accept(key, "Sec-WebSocket-Protocol: parley.v1\n");
            byte[] both = java.util.Arrays.copyOf(answer, answer.length + 4);
            System.arraycopy(new byte[] {(byte) 0x81, 2, 'h', 'i'}, 0, both, answer.length, 4);
            return both;
        }).get(15, TimeUnit.SECONDS);
        assertThat(recorder.message()).isEqualTo("hi");
        connection.close();
        assertThat(request.get(15, TimeUnit.SECONDS)).startsWith("GET /signal HTTP/1.1\r\n")
            .contains("Host: localhost:" + server.getLocalPort() + "\r\n", "Sec-WebSocket-Protocol: parley.v1\r\n").doesNotContain("Extensions");
    }

    @Test
    void aServerMustNotMask() throws Exception {
        Recorder recorder = new Recorder();
        connect(recorder, key -> {
            byte[] answer = accept(key, "");
            byte[] frame = WebSocketPeer.masked(0x81, "masked");
            byte[] both = java.util.Arrays.copyOf(answer, answer.length + frame.length);
            System.arraycopy(frame, 0, both, answer.length, frame.length);
            return both;
        });
        assertThat(recorder.closed().kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void anotherPathIsAskedForAndNotFound() throws Exception {
        TransportException failure = failure(transport.connect(URI.create(listener.uri() + "/elsewhere"), ConnectOptions.defaults(), new Recorder())
            .toCompletableFuture());
        assertThat(failure.kind()).isEqualTo(TransportException.Kind.NOT_PARLEY);
        assertThat(failure).hasMessageContaining("404");
    }
}
