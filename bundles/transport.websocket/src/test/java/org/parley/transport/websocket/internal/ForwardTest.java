package org.parley.transport.websocket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.transport.ConnectOptions;
import org.parley.transport.Connection;
import org.parley.transport.Frame;
import org.parley.transport.ListenOptions;
import org.parley.transport.Listener;
import org.parley.transport.Recorder;
import org.parley.transport.Transport;
import org.parley.transport.tcp.internal.TcpTransport;

/** What came over one transport is sent on over another: the frames of both are of one family. */
class ForwardTest extends WireTest {
    private TcpTransport tcp;
    private Listener tcpListener;
    private final List<Connection> targets = new ArrayList<>();
    private Recorder accepted;

    @BeforeEach
    void listenOnTcp() throws Exception {
        tcp = new TcpTransport(new TcpTransport.Config() {
            @Override
            public int threads() {
                return 1;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return TcpTransport.Config.class;
            }
        });
        tcpListener = tcp.listen(URI.create("tcp://localhost:0"), ListenOptions.defaults(), connection -> {
            targets.add(connection);
            accepted = new Recorder();
            return accepted;
        });
    }

    @AfterEach
    void stopTcp() {
        // by the name that the framework calls
        try {
            var deactivate = TcpTransport.class.getDeclaredMethod("deactivate");
            deactivate.setAccessible(true);
            deactivate.invoke(tcp);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection connect(Transport over, URI uri, Recorder recorder) throws Exception {
        return over.connect(uri, ConnectOptions.defaults(), recorder).toCompletableFuture().get(15, TimeUnit.SECONDS);
    }

    @Test
    void everyTargetGetsTheSameMessagesWhateverItsTransport() throws Exception {
        Recorder overTcp = new Recorder();
        connect(tcp, tcpListener.uri(), overTcp);
        Recorder overWs = new Recorder();
        connect(transport, listener.uri(), overWs);
        accepted();
        Connection toWs = connection();
        for (boolean fromTcp : new boolean[] {true, false}) {
            Connection source = connect(fromTcp ? tcp : transport, fromTcp ? tcpListener.uri() : listener.uri(), new Recorder());
            Connection toTcp = targets.get(0);
            Recorder received = fromTcp ? accepted : accepted();
            received.then(frame -> {
                toWs.send(frame);
                toTcp.send(frame);
                toWs.send(frame);
            });
            for (int i = 0; i < 200; i++) {
                assertThat(source.send(Frame.of(i + "ä".repeat(i * 3)))).isTrue();
            }
            for (int i = 0; i < 200; i++) {
                String expected = i + "ä".repeat(i * 3);
                assertThat(List.of(overTcp.message(), overWs.message(), overWs.message())).containsOnly(expected);
            }
        }
    }

    @Test
    void whatComesInOneReadGoesOnWholeWhateverTheHeadersAndWhateverIsBetween() throws Exception {
        Recorder overTcp = new Recorder();
        connect(tcp, tcpListener.uri(), overTcp);
        Recorder overWs = new Recorder();
        connect(transport, listener.uri(), overWs);
        accepted();
        Connection toWs = connection();
        Connection toTcp = targets.get(0);
        WebSocketPeer peer = peer();
        int[] count = {0};
        accepted().then(frame -> (count[0]++ % 3 == 2 ? toTcp : toWs).send(frame));
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        List<String> sent = new ArrayList<>();
        for (int length : new int[] {1, 124, 125, 126, 127, 2_000, 2_000, 2_000, 65_534, 65_535, 65_536, 1, 130, 300, 300, 300}) {
            String text = Character.toString('a' + sent.size()).repeat(length);
            sent.add(text);
            stream.writeBytes(WebSocketPeer.masked(0x81, text));
            if (length == 2_000) {
                stream.writeBytes(WebSocketPeer.masked(0x89, "ping"));
            } else if (length == 300) {
                stream.writeBytes(WebSocketPeer.masked(0x01, "frag"));
                stream.writeBytes(WebSocketPeer.masked(0x80, "ments"));
                sent.add("fragments");
            }
        }
        peer.write(stream.toByteArray());
        for (int i = 0; i < sent.size(); i++) {
            assertThat((i % 3 == 2 ? overTcp : overWs).message()).as("message %d", i).isEqualTo(sent.get(i));
        }
    }
}
