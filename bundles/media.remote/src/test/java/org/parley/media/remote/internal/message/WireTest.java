package org.parley.media.remote.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages as the socket cuts them. */
class WireTest {
    @TempDir
    Path folder;
    private SocketChannel near;
    private SocketChannel far;

    @BeforeEach
    void connect() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
            near = SocketChannel.open(address);
            far = server.accept();
        }
    }

    @AfterEach
    void close() throws IOException {
        near.close();
        far.close();
    }

    @Test
    void messagesOfAnySizeThatComeTogetherAreReadOneByOne() throws Exception {
        List<Message> sent = new ArrayList<>();
        for (int size : new int[] {0, 1, 3, 8_180, 8_192, 100, 20_000, 0}) {
            sent.add(new SessionNews.Text(size, "x".repeat(size)));
        }
        Wire writer = new Wire(near);
        for (Message message : sent) {
            writer.send(message);
        }
        Wire reader = new Wire(far);
        for (Message message : sent) {
            assertThat(reader.receive()).isEqualTo(message);
        }
        near.close();
        assertThatThrownBy(reader::receive).isInstanceOf(EOFException.class);
    }

    @Test
    void aMessageThatComesInPiecesIsWaitedFor() throws Exception {
        Message message = new SessionNews.Text(1, "in pieces");
        byte[] bytes = Codec.encode(message);
        byte[] frame = ByteBuffer.allocate(8 + 2 * bytes.length).putInt(bytes.length).put(bytes).putInt(bytes.length).put(bytes).array();
        Thread writer = new Thread(() -> trickle(frame));
        writer.start();
        Wire reader = new Wire(far);
        assertThat(reader.receive()).isEqualTo(message);
        assertThat(reader.receive()).isEqualTo(message);
        writer.join();
    }

    @Test
    void aLengthThatNoMessageHasIsRefused() throws Exception {
        near.write(ByteBuffer.allocate(4).putInt(0, -1));
        assertThatThrownBy(new Wire(far)::receive).isInstanceOf(IOException.class).hasMessageContaining("-1 bytes");
    }

    private void trickle(byte[] frame) {
        try {
            for (byte one : frame) {
                near.write(ByteBuffer.wrap(new byte[] {one}));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
