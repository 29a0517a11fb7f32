package org.parley.media.synthetic.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.media.ConnectionState;

class LinkTest {
    private static final InetSocketAddress HERE = new InetSocketAddress("127.0.0.1", 1_000);
    private static final InetSocketAddress THERE = new InetSocketAddress("127.0.0.1", 2_000);
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("127.0.0.1", 3_000);

    private static final class Box implements Link.Wire {
        final List<byte[]> sent = new ArrayList<>();
        final List<InetSocketAddress> to = new ArrayList<>();
        int heardBytes;

        @Override
        public void send(ByteBuffer datagram, InetSocketAddress address) {
            byte[] bytes = new byte[datagram.remaining()];
            datagram.get(bytes);
            sent.add(bytes);
            to.add(address);
        }

        @Override
        public void heard(int bytes) {
            heardBytes += bytes;
        }
    }

    private final Box hereBox = new Box();
    private final Box thereBox = new Box();
    private long now = 1_000_000_000L;
    private Link here;
    private Link there;

    @BeforeEach
    void agree() throws Exception {
        Negotiation caller = new Negotiation();
        Negotiation callee = new Negotiation();
        Negotiation.Agreement atCallee = callee.answer(caller.offer(false));
        Negotiation.Agreement atCaller = caller.accept(callee.answerText());
        here = new Link(atCaller, hereBox);
        there = new Link(atCallee, thereBox);
    }

    @Test
    void anAddressThatAnswersIsUsed() {
        connect();
        assertThat(here.state(now)).isEqualTo(ConnectionState.CONNECTED);
        assertThat(there.state(now)).isEqualTo(ConnectionState.CONNECTED);
        here.send(ByteBuffer.wrap(new byte[] {Packet.SOUND, 1, 2, 3, 4}));
        assertThat(hereBox.to.get(0)).isEqualTo(THERE);
        assertThat(there.receive(ByteBuffer.wrap(hereBox.sent.get(0)), HERE, now)).isEqualTo(ByteBuffer.wrap(new byte[] {Packet.SOUND, 1, 2, 3, 4}));
    }

    @Test
    void nothingIsSentBeforeAnAddressIsKnown() {
        here.address(THERE, "host", now);
        assertThat(there.state(now)).isNull();
        for (byte[] ask : hereBox.sent) {
            assertThat(there.receive(ByteBuffer.wrap(ask), HERE, now)).isNull();
        }
        later(500);
        there.send(ByteBuffer.wrap(new byte[] {Packet.SOUND}));
        assertThat(thereBox.sent).isEmpty();
        assertThat(thereBox.heardBytes).isZero();
    }

    @Test
    void aSideThatIsFoundByItsAskingOnlyIsUsedAsWell() {
        there.address(ELSEWHERE, "host", now);
        here.address(THERE, "host", now);
        exchange();
        exchange();
        assertThat(there.state(now)).isEqualTo(ConnectionState.CONNECTED);
        assertThat(there.remoteCandidate()).isEqualTo("prflx");
        assertThat(here.remoteCandidate()).isEqualTo("host");
    }

    @Test
    void silenceDisconnectsAndThenFails() {
        connect();
        later(1_900);
        assertThat(here.state(now)).isEqualTo(ConnectionState.CONNECTED);
        later(200);
        assertThat(here.state(now)).isEqualTo(ConnectionState.DISCONNECTED);
        thereBox.sent.clear();
        exchange();
        assertThat(here.state(now)).as("heard again").isEqualTo(ConnectionState.CONNECTED);
        later(8_100);
        assertThat(here.state(now)).isEqualTo(ConnectionState.FAILED);
        hereBox.sent.clear();
        later(500);
        assertThat(hereBox.sent).as("nothing is asked any more").isEmpty();
        exchange();
        assertThat(here.state(now)).isEqualTo(ConnectionState.FAILED);
    }

    @Test
    void whoNeverAnswersIsGivenUp() {
        here.address(THERE, "host", now);
        later(14_000);
        assertThat(here.state(now)).isEqualTo(ConnectionState.CONNECTING);
        later(1_100);
        assertThat(here.state(now)).isEqualTo(ConnectionState.FAILED);
    }

    @Test
    void anotherAddressIsTakenWhenTheOneInUseFallsSilent() {
        connect();
        here.address(ELSEWHERE, "host", now);
        later(2_500);
        hereBox.sent.clear();
        hereBox.to.clear();
        later(200);
        for (int i = 0; i < hereBox.sent.size(); i++) {
            if (hereBox.to.get(i).equals(ELSEWHERE)) {
                there.receive(ByteBuffer.wrap(hereBox.sent.get(i)), HERE, now);
            }
        }
        thereBox.sent.forEach(answer -> here.receive(ByteBuffer.wrap(answer), ELSEWHERE, now));
        hereBox.to.clear();
        here.send(ByteBuffer.wrap(new byte[] {Packet.SOUND}));
        assertThat(hereBox.to).containsExactly(ELSEWHERE);
    }

    @Test
    void repeatedForeignAndBrokenDatagramsAreIgnored() {
        connect();
        here.send(ByteBuffer.wrap(new byte[] {Packet.SOUND, 1}));
        byte[] genuine = hereBox.sent.get(0);
        assertThat(there.receive(ByteBuffer.wrap(genuine), HERE, now)).isNotNull();
        int heard = thereBox.heardBytes;
        assertThat(there.receive(ByteBuffer.wrap(genuine), HERE, now)).as("a repeat").isNull();
        assertThat(here.receive(ByteBuffer.wrap(genuine), THERE, now)).as("one's own").isNull();
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] broken = genuine.clone();
            broken[random.nextInt(broken.length - 16) + 16] ^= (byte) (1 + random.nextInt(255));
            broken[15] += (byte) (1 + i % 50);
            there.receive(ByteBuffer.wrap(broken), HERE, now);
        }
        there.receive(ByteBuffer.wrap(genuine, 0, 20), HERE, now);
        there.receive(ByteBuffer.allocate(0), HERE, now);
        assertThat(thereBox.heardBytes).isEqualTo(heard);
    }

    private void connect() {
        here.address(THERE, "host", now);
        there.address(HERE, "host", now);
        exchange();
        exchange();
        hereBox.sent.clear();
        hereBox.to.clear();
    }

    /** Time passes, nothing arrives. */
    private void later(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        here.tick(now);
        there.tick(now);
    }

    /** What each sent arrives at the other. */
    private void exchange() {
        later(110);
        List<byte[]> fromHere = List.copyOf(hereBox.sent);
        List<byte[]> fromThere = List.copyOf(thereBox.sent);
        hereBox.sent.clear();
        thereBox.sent.clear();
        fromHere.forEach(datagram -> there.receive(ByteBuffer.wrap(datagram), HERE, now));
        fromThere.forEach(datagram -> here.receive(ByteBuffer.wrap(datagram), THERE, now));
    }
}
