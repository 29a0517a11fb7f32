package org.parley.call.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.call.CallEvent;
import org.parley.call.ChatMessage;
import org.parley.call.internal.channel.Allowance;
import org.parley.call.internal.channel.ChannelMessage;

/**
 * The chat of one call. The latest 1,000 lines are kept; of the other side's, 20 a second after the first 500 are taken and what comes on top is dropped. Lines that the other
 * side has not shown are sent again when media was set up anew, for they may have been lost with the channel: it knows them by their ids. On the call thread, but for {@link #lines}.
 */
final class Chat {
    private static final int MOST = 1_000;
    private static final int BURST = 500;
    private static final double A_SECOND = 20;

    private final CallContext context;
    private final DirectCall call;
    private final Map<Key, ChatMessage> lines = new LinkedHashMap<>();
    private final Seen came = new Seen(4 * MOST);
    private volatile List<ChatMessage> shownLines = List.of();
    private final Allowance allowance;

    Chat(CallContext context, DirectCall call) {
        this.context = context;
        this.call = call;
        this.allowance = new Allowance(context.loop(), BURST, A_SECOND);
    }

    private record Key(boolean own, long id) {
        static Key of(ChatMessage line) {
            return new Key(line.own(), line.id());
        }
    }

    /** What users see; any thread may call. */
    List<ChatMessage> lines() {
        return shownLines;
    }

    /** The user writes a line. */
    void write(long id, String text, Instant at) {
        ChatMessage line = new ChatMessage(id, true, text, at, false);
        keep(line);
        call.tell(new CallEvent.Chat(call.user(), line));
        if (!send(line)) {
            call.problem("chat-waits", "A line of chat could not be sent now and is sent again when media is set up anew.");
        }
    }

    private boolean send(ChatMessage line) {
        return call.sendData(new ChannelMessage.Chat(line.id(), line.text()));
    }

    /** A line of the other side. */
    void came(ChannelMessage.Chat message) {
        ChatMessage known = lines.get(new Key(false, message.id()));
        if (known != null && known.shown()) {
            acknowledge(known);
        }
        if (known != null || !allowance.take() || !came.add(message.id())) {
            return;
        }
        ChatMessage line = new ChatMessage(message.id(), false, PlainText.of(message.text()), context.loop().now(), false);
        keep(line);
        call.tell(new CallEvent.Chat(call.user(), line));
    }

    /** The user has seen a line of the other side. */
    void shown(ChatMessage message) {
        ChatMessage line = lines.get(Key.of(message));
        if (line != null && !line.own() && !line.shown()) {
            ChatMessage seen = withShown(line);
            keep(seen);
            acknowledge(seen);
        }
    }

    private void acknowledge(ChatMessage line) {
        call.sendData(new ChannelMessage.Ack(line.id()));
    }

    /** The other side has shown the line, if it is one. */
    void acknowledged(long id) {
        ChatMessage line = lines.get(new Key(true, id));
        if (line != null && !line.shown()) {
            ChatMessage seen = withShown(line);
            keep(seen);
            call.tell(new CallEvent.Chat(call.user(), seen));
        }
    }

    private static ChatMessage withShown(ChatMessage line) {
        return new ChatMessage(line.id(), line.own(), line.text(), line.at(), true);
    }

    private void keep(ChatMessage line) {
        lines.put(Key.of(line), line);
        if (lines.size() > MOST) {
            Iterator<ChatMessage> all = lines.values().iterator();
            all.next();
            all.remove();
        }
        shownLines = List.copyOf(lines.values());
    }

    /** The data channel is open again. */
    void again() {
        new ArrayList<>(lines.values()).stream().filter(line -> line.own() && !line.shown()).forEach(this::send);
    }
}
