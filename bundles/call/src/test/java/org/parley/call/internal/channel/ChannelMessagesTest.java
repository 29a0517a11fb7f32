package org.parley.call.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelMessagesTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private final ChannelMessages channel = new ChannelMessages();
    private final List<ChannelMessage> heard = new ArrayList<>();

    private void receive(String text) {
        channel.read(text).ifPresent(heard::add);
    }

    @Test
    void aByeWithoutReasonIsAHangUp() {
        receive("{\"type\":\"bye\",\"id\":7}");
        assertThat(heard).containsExactly(new ChannelMessage.Bye(7, "hangup"));
        assertThat(channel.broken()).isZero();
    }

    static List<Arguments> messages() {
        String hash = "0123456789abcdef".repeat(4);
        return List.of(Arguments.of(new ChannelMessage.Bye(7, "hangup"), "{'type':'bye','id':7,'reason':'hangup'}"),
                Arguments.of(new ChannelMessage.Ack(7), "{'type':'ack','re':7}"),
                Arguments.of(new ChannelMessage.Muted(true, false), "{'type':'muted','audio':true,'video':false}"),
                Arguments.of(new ChannelMessage.Sharing(true), "{'type':'sharing','screen':true}"),
                Arguments.of(new ChannelMessage.Chat(12, "hi, \uD83D\uDE00 & <b>"), "{'type':'chat','id':12,'text':'hi, \uD83D\uDE00 & <b>'}"),
                Arguments.of(new ChannelMessage.File(13, "a.pdf", 12345, hash), "{'type':'file','id':13,'name':'a.pdf','size':12345,'sha256':'" + hash + "'}"),
                Arguments.of(new ChannelMessage.FileWord(ChannelMessage.Word.ACCEPT, 13), "{'type':'file-accept','id':13}"),
                Arguments.of(new ChannelMessage.FileWord(ChannelMessage.Word.DECLINE, 13), "{'type':'file-decline','id':13}"),
                Arguments.of(new ChannelMessage.FileWord(ChannelMessage.Word.CANCEL, 13), "{'type':'file-cancel','id':13}"),
                Arguments.of(new ChannelMessage.FileWord(ChannelMessage.Word.RECEIVED, 13), "{'type':'file-received','id':13}"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void messagesAreWrittenAsTheProtocolSaysAndRead(ChannelMessage message, String json) {
        assertThat(ChannelWriter.write(message)).isEqualTo(json.replace('\'', '"'));
        receive(json.replace('\'', '"'));
        assertThat(heard).containsExactly(message);
        assertThat(channel.broken()).isZero();
    }

    @Test
    void moreThanIsKnownAndAnyOrderIsRead() {
        receive(" {\"reason\":\"hangup\",\"id\":9007199254740991,\"type\":\"bye\",\"more\":[{}]} ");
        receive("{\"type\":\"file\",\"id\":1,\"name\":\"\",\"size\":0,\"sha256\":\"" + "AB".repeat(32) + "\"}");
        assertThat(heard).containsExactly(new ChannelMessage.Bye(9007199254740991L, "hangup"), new ChannelMessage.File(1, "", 0, "ab".repeat(32)));
    }

    @Test
    void aLineOf4000CharactersIsReadHoweverTheyAreCounted() {
        receive("{\"type\":\"chat\",\"id\":1,\"text\":\"" + "x".repeat(4_000) + "\"}");
        receive("{\"type\":\"chat\",\"id\":2,\"text\":\"" + "\uD83D\uDE00".repeat(4_000) + "\"}");
        assertThat(heard).hasSize(2);
    }

    @Test
    void unknownMessagesAreIgnored() {
        receive("{\"type\":\"dance\",\"id\":-1}");
        receive("{\"type\":\"file-eaten\"}");
        receive("{\"type\":\"\"}");
        assertThat(heard).isEmpty();
        assertThat(channel.broken()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{", "null", "[]", "{}", "{\"type\":1}", "{\"type\":\"ack\"}", "{\"type\":\"ack\",\"re\":0}", "{\"type\":\"ack\",\"re\":-1}",
            "{\"type\":\"ack\",\"re\":1.0}", "{\"type\":\"ack\",\"re\":1e3}", "{\"type\":\"ack\",\"re\":\"1\"}", "{\"type\":\"ack\",\"re\":9007199254740992}",
            "{\"type\":\"bye\",\"id\":1,\"reason\":null}", "{\"type\":\"muted\",\"audio\":1,\"video\":false}",
            "{\"type\":\"sharing\"}", "{\"type\":\"sharing\",\"screen\":null}", "{\"type\":\"chat\",\"id\":1}", "{\"type\":\"chat\",\"id\":1,\"text\":\"\"}",
            "{\"type\":\"chat\",\"id\":1,\"text\":7}", "{\"type\":\"file-accept\"}", "{\"type\":\"file-cancel\",\"id\":0}",
            "{\"type\":\"file\",\"id\":1,\"name\":\"x\",\"size\":-1,\"sha256\":\"" + HASH + "\"}",
            "{\"type\":\"file\",\"id\":1,\"name\":\"x\",\"size\":9007199254740992,\"sha256\":\"" + HASH + "\"}",
            "{\"type\":\"file\",\"id\":1,\"name\":\"x\",\"size\":1.5,\"sha256\":\"" + HASH + "\"}",
            "{\"type\":\"file\",\"id\":1,\"name\":null,\"size\":1,\"sha256\":\"" + HASH + "\"}",
            "{\"type\":\"file\",\"id\":1,\"name\":\"x\",\"size\":1,\"sha256\":\"abc\"}", "{\"type\":\"file\",\"id\":1,\"name\":\"x\",\"size\":1}",
            "{'type':'ack','re':1}", "{\"type\":\"ack\",\"re\":1}{}", "{\"type\":\"ack\",\"re\":1} x",
            "\ufeff{\"type\":\"ack\",\"re\":1}"})
    void brokenMessagesAreIgnoredAndCounted(String text) {
        receive(text);
        assertThat(heard).isEmpty();
        assertThat(channel.broken()).isEqualTo(1);
    }

    @Test
    void tooLongAndTooDeepOnesAreBroken() {
        receive("{\"type\":\"chat\",\"id\":1,\"text\":\"" + "x".repeat(4_001) + "\"}");
        receive("{\"type\":\"ack\",\"re\":1,\"x\":\"" + "ä".repeat(9_000) + "\"}");
        receive("{\"type\":\"ack\",\"re\":1,\"x\":" + "[".repeat(4_000) + "]".repeat(4_000) + "}");
        assertThat(heard).isEmpty();
        assertThat(channel.broken()).isEqualTo(3);
    }
}
