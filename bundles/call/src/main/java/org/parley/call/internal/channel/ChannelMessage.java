package org.parley.call.internal.channel;

import java.util.Arrays;
import java.util.Optional;

/** A message of the data channel {@code parley}, within the protocol's limits. */
public sealed interface ChannelMessage {
    /** The sender ends the call. */
    record Bye(long id, String reason) implements ChannelMessage {}

    /** The sender has got a bye, or shown a line of chat. */
    record Ack(long re) implements ChannelMessage {}

    /** What the sender has muted. */
    record Muted(boolean audio, boolean video) implements ChannelMessage {}

    /** Whether the sender's picture is a screen. */
    record Sharing(boolean screen) implements ChannelMessage {}

    /** A line of chat, of 1 to 4,000 characters. */
    record Chat(long id, String text) implements ChannelMessage {}

    /** A file is offered: {@code size} from 0 to 2^53-1 bytes, {@code sha256} in lower-case hex, the name as the sender has it. */
    record File(long id, String name, long size, String sha256) implements ChannelMessage {}

    /** What is said of a file that was offered. */
    record FileWord(Word word, long id) implements ChannelMessage {}

    /** The words about a file. */
    enum Word {
        /** The receiver wants it. */
        ACCEPT("file-accept"),
        /** The receiver does not want it. */
        DECLINE("file-decline"),
        /** Either side gives up. */
        CANCEL("file-cancel"),
        /** The receiver has all of it, and it is right. */
        RECEIVED("file-received");

        private final String type;

        Word(String type) {
            this.type = type;
        }

        /** The {@code type} of its message. */
        public String type() {
            return type;
        }

        static Optional<Word> of(String type) {
            return Arrays.stream(values()).filter(word -> word.type.equals(type)).findFirst();
        }
    }
}
