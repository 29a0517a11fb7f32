package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who does not come as far as a hello, on real sockets. */
@Timeout(120)
class BeforeHelloTest extends AmongBystanders {
    private static final String HELLO = "{'type':'hello','version':1}";
    private static final int CROWD = 300;

    BeforeHelloTest() {
        super(Map.of("helloMillis", 4_000));
    }

    private List<Socket> crowd(String scheme, byte... first) throws IOException {
        List<Socket> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            Socket socket = server.socket(scheme);
            socket.getOutputStream().write(first);
            crowd.add(socket);
        }
        return crowd;
    }

    /** What each was told until it was closed. */
    private static List<String> ends(List<Socket> crowd) throws IOException {
        List<String> ends = new ArrayList<>();
        for (Socket socket : crowd) {
            ends.add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
            socket.close();
        }
        return ends;
    }

    @Test
    void silentConnectionsAreToldAndClosed() throws Exception {
        List<Socket> crowd = crowd("tcp");
        others.noticeNothing();
        assertThat(ends(crowd)).hasSize(CROWD).allMatch(end -> end.contains("hello-expected"));
    }

    @Test
    void helloThatComesByteByByteIsAwaitedNoLongerThanAnother() throws Exception {
        try (Socket slow = server.socket("tcp")) {
            slow.setSoTimeout(30);
            assertThat(toldWhileSending(slow, WireClient.wire("{'type':'hello','version':1" + " ".repeat(60_000) + "}"))).contains("hello-expected");
        }
    }

    /** Sends a byte whenever nothing came for a while. */
    private static String toldWhileSending(Socket socket, byte[] bytes) throws IOException {
        StringBuilder told = new StringBuilder();
        for (byte each : bytes) {
            try {
                socket.getOutputStream().write(each);
                int read = socket.getInputStream().read();
                if (read < 0) {
                    break;
                }
                told.append((char) read).append(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
                break;
            } catch (SocketTimeoutException e) {
                // nothing was said yet
            }
        }
        return told.toString();
    }

    @Test
    void tlsHandshakesLeftHalfWayAreClosed() throws Exception {
        List<Socket> crowd = crowd("tls");
        crowd.addAll(crowd("tls", (byte) 22, (byte) 3, (byte) 1, (byte) 2, (byte) 0, (byte) 1, (byte) 0, (byte) 1, (byte) 0xfc, (byte) 3, (byte) 3));
        others.noticeNothing();
        try (WireClient good = new WireClient(server.port("tls"), true)) {
            assertThat(good.ask(HELLO).get("type").getAsString()).isEqualTo("welcome");
        }
        assertThat(ends(crowd)).hasSize(2 * CROWD).containsOnly("");
    }

    @Test
    void httpNonsenseIsAnsweredOnceAndClosed() throws Exception {
        List<byte[]> nonsense = new ArrayList<>(List.of(new byte[70_000], "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                "GET /signal HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII), ("GET /signal HTTP/1.1\r\n" + "X: y\r\n".repeat(20_000)).getBytes(StandardCharsets.US_ASCII),
                ("GET /signal HTTP/1.1\r\nX: " + "y".repeat(100_000)).getBytes(StandardCharsets.US_ASCII), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                "POST /signal HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n".getBytes(StandardCharsets.US_ASCII), WireClient.wire(HELLO),
                new byte[] {22, 3, 1, 2, 0, 1, 0, 1}, "GET /signal HTTP/1.1\r\n\u0000: \u0001\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)));
        IntStream.range(0, 20).forEach(i -> nonsense.add("GET /signal HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n".getBytes(StandardCharsets.US_ASCII)));
        List<Socket> crowd = new ArrayList<>();
        for (byte[] each : nonsense) {
            Socket socket = server.socket("ws");
            try {
                socket.getOutputStream().write(each);
            } catch (IOException e) {
                // answered and closed before all of it was sent
            }
            crowd.add(socket);
        }
        others.noticeNothing();
        for (Socket socket : crowd) {
            assertThat(answer(socket)).matches("(?s)|HTTP/1.1 4\\d\\d .*Content-Length: 0\r\nConnection: close\r\n\r\n");
            socket.close();
        }
    }

    /** As far as a reset lets it be read. */
    private static String answer(Socket socket) {
        StringBuilder answer = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read(); next >= 0; next = socket.getInputStream().read()) {
                answer.append((char) next);
            }
        } catch (SocketTimeoutException e) {
            answer.append("not closed");
        } catch (IOException e) {
            // it was still sending
        }
        return answer.toString();
    }
}
