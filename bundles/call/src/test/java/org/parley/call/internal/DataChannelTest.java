package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataChannelTest {
    private final List<String> heard = new ArrayList<>();
    private final DataChannel channel = new DataChannel(new DataChannel.Hearer() {
        @Override
        public void bye(long id, String reason) {
            heard.add("bye " + id + " " + reason);
        }

        @Override
        public void acknowledged(long re) {
            heard.add("ack " + re);
        }

        @Override
        public void muted(boolean audio, boolean video) {
            heard.add("muted " + audio + " " + video);
        }
    });

    @Test
    void aByeWithoutReasonIsAHangUp() {
        channel.receive("{\"type\":\"bye\",\"id\":7}");
        assertThat(heard).containsExactly("bye 7 hangup");
        assertThat(channel.broken()).isZero();
    }

    @Test
    void messagesAreWrittenAsTheProtocolSays() {
        assertThat(DataChannel.bye(7, "hangup")).isEqualTo("{\"type\":\"bye\",\"id\":7,\"reason\":\"hangup\"}");
        assertThat(DataChannel.ack(7)).isEqualTo("{\"type\":\"ack\",\"re\":7}");
        assertThat(DataChannel.muted(true, false)).isEqualTo("{\"type\":\"muted\",\"audio\":true,\"video\":false}");
    }

    @Test
    void messagesAreRead() {
        channel.receive(" {\"reason\":\"hangup\",\"id\":9007199254740991,\"type\":\"bye\",\"more\":[{}]} ");
        channel.receive("{\"type\":\"ack\",\"re\":7}");
        channel.receive("{\"type\":\"muted\",\"audio\":true,\"video\":false}");
        assertThat(heard).containsExactly("bye 9007199254740991 hangup", "ack 7", "muted true false");
        assertThat(channel.broken()).isZero();
    }

    @Test
    void unknownMessagesAreIgnored() {
        channel.receive("{\"type\":\"sharing\",\"screen\":true}");
        channel.receive("{\"type\":\"\"}");
        assertThat(heard).isEmpty();
        assertThat(channel.broken()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{", "null", "[]", "{}", "{\"type\":1}", "{\"type\":\"ack\"}", "{\"type\":\"ack\",\"re\":0}", "{\"type\":\"ack\",\"re\":-1}",
            "{\"type\":\"ack\",\"re\":1.0}", "{\"type\":\"ack\",\"re\":1e3}", "{\"type\":\"ack\",\"re\":\"1\"}", "{\"type\":\"ack\",\"re\":9007199254740992}",
            "{\"type\":\"bye\",\"id\":1,\"reason\":null}", "{\"type\":\"muted\",\"audio\":1,\"video\":false}",
            "{'type':'ack','re':1}", "{\"type\":\"ack\",\"re\":1}{}", "{\"type\":\"ack\",\"re\":1} x"})
    void brokenMessagesAreIgnoredAndCounted(String text) {
        channel.receive(text);
        assertThat(heard).isEmpty();
        assertThat(channel.broken()).isEqualTo(1);
    }

    @Test
    void tooLongAndTooDeepOnesAreBroken() {
        channel.receive("{\"type\":\"ack\",\"re\":1,\"x\":\"" + "ä".repeat(9_000) + "\"}");
        channel.receive("{\"type\":\"ack\",\"re\":1,\"x\":" + "[".repeat(4_000) + "]".repeat(4_000) + "}");
        assertThat(heard).isEmpty();
        assertThat(channel.broken()).isEqualTo(2);
    }
}
