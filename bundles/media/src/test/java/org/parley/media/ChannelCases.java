package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.media.Party.connect;
import static org.parley.media.Party.get;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Binary data channels beside the one for texts. */
abstract class ChannelCases extends DeviceCases {
    @Test
    void aChannelIsOpenedWithItsLabelAndCarriesMessagesInOrderBothWays() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        ChannelEnd there = callee.open("file:13");
        ChannelEnd here = caller.awaitChannel(0);
        assertThat(here.channel().label()).isEqualTo("file:13");
        assertThat(there.channel().label()).isEqualTo("file:13");
        there.awaitOpen();
        here.awaitOpen();
        List<byte[]> sent = new ArrayList<>(List.of(new byte[0], new byte[] {7}));
        for (int i = 0; i < 40; i++) {
            sent.add(noise(i, DataChannel.MOST_BYTES));
        }
        for (byte[] message : sent) {
            assertThat(there.channel().send(ByteBuffer.wrap(message))).isTrue();
            assertThat(here.channel().send(ByteBuffer.wrap(message))).isTrue();
        }
        for (ChannelEnd end : List.of(here, there)) {
            end.await("all messages", () -> end.messages.size() == sent.size());
            for (int i = 0; i < sent.size(); i++) {
                assertThat(end.messages.get(i)).as("message " + i).isEqualTo(sent.get(i));
            }
        }
    }

    @Test
    void theBytesOfAMessageAreThoseThatRemainAndAreCopied() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        ChannelEnd sender = caller.open("slices").awaitOpen();
        ByteBuffer direct = ByteBuffer.allocateDirect(100);
        for (int i = 0; i < 100; i++) {
            direct.put((byte) i);
        }
        direct.flip().position(10).limit(13);
        assertThat(sender.channel().send(direct)).isTrue();
        direct.put(10, (byte) 99);
        assertThatThrownBy(() -> sender.channel().send(ByteBuffer.allocate(DataChannel.MOST_BYTES + 1))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("16384");
        ChannelEnd receiver = callee.awaitChannel(0);
        receiver.await("message", () -> !receiver.messages.isEmpty());
        assertThat(receiver.messages.get(0)).containsExactly(10, 11, 12);
    }

    @Test
    void twentyMegabytesArriveWholeFromASenderWhoWaitsForRoom() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        ChannelEnd sender = caller.open("file:1").awaitOpen();
        ChannelEnd receiver = callee.awaitChannel(0);
        receiver.counting = true;
        int messages = 20 * 64;
        byte[] message = noise(1, DataChannel.MOST_BYTES);
        for (int i = 0; i < messages; i++) {
            sender.sendPatiently(message);
        }
        assertThat(sender.channel().bufferedBytes()).isGreaterThan(0);
        sender.channel().close();
        assertThat(sender.channel().send(ByteBuffer.wrap(message))).as("sent after it was closed").isFalse();
        receiver.awaitClosed();
        sender.awaitClosed();
        assertThat(receiver.bytes).isEqualTo((long) messages * message.length);
        assertThat(sender.drained).isPositive();
        assertThat(sender.channel().bufferedBytes()).isZero();
        assertThat(receiver.channel().send(ByteBuffer.wrap(message))).isFalse();
    }

    @Test
    void fourMegabytesAreQueuedAndNotMore() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        ChannelEnd sender = caller.open("flood").awaitOpen();
        callee.awaitChannel(0).counting = true;
        byte[] message = noise(1, DataChannel.MOST_BYTES);
        int sent = 0;
        while (sender.channel().send(ByteBuffer.wrap(message)) && sent < 100_000) {
            sent++;
            assertThat(sender.channel().bufferedBytes()).isLessThanOrEqualTo(4 * 1024 * 1024);
        }
        assertThat(sent).isBetween(200, 99_999);
        sender.await("all gone", () -> sender.channel().bufferedBytes() == 0);
        assertThat(sender.channel().send(ByteBuffer.wrap(message))).isTrue();
        assertThat(sender.drained).isPositive();
    }

    @Test
    void whatIsSentAtOnceIsNotMissed() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        for (int i = 0; i < 20; i++) {
            ChannelEnd sender = caller.open("quick " + i).awaitOpen();
            sender.channel().send(ByteBuffer.wrap(noise(i, 1_000)));
            sender.channel().close();
        }
        for (int i = 0; i < 20; i++) {
            ChannelEnd receiver = callee.awaitChannel(i);
            receiver.awaitClosed();
            assertThat(receiver.channel().label()).isEqualTo("quick " + i);
            assertThat(receiver.messages).containsExactly(noise(i, 1_000));
        }
    }

    @Test
    void theOtherSideMayCloseAChannelToo() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        ChannelEnd sender = caller.open("unwanted").awaitOpen();
        callee.awaitChannel(0).awaitOpen().channel().close();
        sender.awaitClosed();
        callee.awaitChannel(0).awaitClosed();
        assertThat(sender.channel().send(ByteBuffer.allocate(1))).isFalse();
        sender.channel().close();
        assertThat(caller.session.send("the call goes on")).isTrue();
        callee.await("text", () -> callee.texts.contains("the call goes on"));
    }

    @Test
    void channelsEndWithTheirSession() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        assertThat(caller.session.open("too early", new ChannelEnd())).isEmpty();
        connect(caller, callee);
        ChannelEnd one = caller.open("one").awaitOpen();
        ChannelEnd two = callee.open("two").awaitOpen();
        ChannelEnd there = caller.awaitChannel(0).awaitOpen();
        get(caller.session.close());
        one.awaitClosed();
        there.awaitClosed();
        assertThat(caller.session.open("too late", new ChannelEnd())).isEmpty();
        get(callee.session.close());
        two.awaitClosed();
        callee.awaitChannel(0).awaitClosed();
    }

    @Test
    void sixtyFourChannelsAreOpenAtATimeAndNotMore() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        List<ChannelEnd> ends = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            ends.add(caller.open("channel " + i));
        }
        assertThat(caller.session.open("one too many", new ChannelEnd())).isEmpty();
        ends.forEach(ChannelEnd::awaitOpen);
        callee.awaitChannel(63);
        assertThat(callee.session.open("one too many", new ChannelEnd())).isEmpty();
        for (int i = 0; i < 64; i++) {
            ends.get(i).channel().send(ByteBuffer.wrap(new byte[] {(byte) i}));
        }
        for (int i = 0; i < 64; i++) {
            ChannelEnd end = callee.awaitChannel(i);
            end.await("its message", () -> end.messages.size() == 1);
            assertThat("channel " + end.messages.get(0)[0]).isEqualTo(end.channel().label());
        }
        ends.get(5).channel().close();
        ends.get(5).awaitClosed();
        callee.awaitChannel(5).awaitClosed();
        caller.open("in its place").awaitOpen();
    }

    @Test
    void labelsAreChecked() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        for (String label : List.of("", "parley", "x".repeat(65))) {
            assertThatThrownBy(() -> caller.session.open(label, new ChannelEnd())).isInstanceOf(IllegalArgumentException.class);
        }
        String longest = "ü".repeat(64);
        caller.open(longest).awaitOpen();
        assertThat(callee.awaitChannel(0).channel().label()).isEqualTo(longest);
    }

    @Test
    void aReaderThatBlocksHoldsUpNothingElse() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        ChannelEnd slowSender = caller.open("slow").awaitOpen();
        ChannelEnd quickSender = caller.open("quick").awaitOpen();
        ChannelEnd slow = callee.awaitChannel(0);
        ChannelEnd quick = callee.awaitChannel(1);
        slow.hold();
        for (int i = 0; i < 100; i++) {
            slowSender.sendPatiently(noise(i, 10_000));
        }
        slow.await("the first", () -> slow.messages.size() == 1);
        quickSender.sendPatiently(noise(1, 5));
        quick.await("a message", () -> quick.messages.size() == 1);
        assertThat(caller.session.send("text")).isTrue();
        callee.await("text", () -> callee.texts.contains("text"));
        callee.awaitMovingClock(3);
        slow.goOn();
        slow.await("all", () -> slow.messages.size() == 100);
        for (int i = 0; i < 100; i++) {
            assertThat(Arrays.equals(slow.messages.get(i), noise(i, 10_000))).as("message " + i).isTrue();
        }
    }

    @Test
    void aListenerThatFailsHearsOn() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        ChannelEnd receiver = new ChannelEnd() {
            @Override
            public void onMessage(ByteBuffer message) {
                super.onMessage(message);
                throw new IllegalStateException("on purpose");
            }
        };
        receiver.channel(caller.session.open("failing", receiver).orElseThrow());
        ChannelEnd sender = callee.awaitChannel(0).awaitOpen();
        sender.sendPatiently("one".getBytes(StandardCharsets.US_ASCII));
        sender.sendPatiently("two".getBytes(StandardCharsets.US_ASCII));
        receiver.await("both", () -> receiver.messages.size() == 2);
    }

    private static byte[] noise(long seed, int bytes) {
        byte[] noise = new byte[bytes];
        new Random(seed).nextBytes(noise);
        return noise;
    }
}
