package org.parley.ui.swt.internal.call;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.parley.call.Call;
import org.parley.call.ChatMessage;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.screen.Slices;
import org.parley.ui.swt.internal.screen.Ui;

/** The lines of a chat: the latest {@value #PAGE}, and as many more each time that earlier ones are asked for, so that a long conversation holds nothing up. */
final class ChatLines {
    static final int PAGE = 100;
    /** Lines that are made in one event. */
    private static final int SLICE = 20;

    private final Ui ui;
    private final Call call;
    private final Transcript transcript;
    private final DateTimeFormatter time;
    private final PushButton earlier;
    private final int noteHeight;
    private final Map<Key, Bubble> bubbles = new HashMap<>();
    /** In the order of {@link Call#chat}, without a gap to its end. */
    private final Deque<Key> order = new ArrayDeque<>();
    private int most = PAGE;
    /** Earlier ones are on their way. */
    private boolean adding;

    private record Key(boolean own, long id) {
        Key(ChatMessage message) {
            this(message.own(), message.id());
        }
    }

    ChatLines(Transcript transcript, Ui ui, Call call) {
        this.transcript = transcript;
        this.ui = ui;
        this.call = call;
        time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(ui.texts().locale()).withZone(ZoneId.systemDefault());
        noteHeight = Bubble.noteHeight(transcript, ui.look());
        earlier = Keys.name(new PushButton(transcript.column(), ui.look(), PushButton.Kind.QUIET, ui.text("chat.earlier")), "chat.earlier");
        earlier.addListener(SWT.Selection, event -> showEarlier());
        earlier.setVisible(false);
    }

    /** Make the lines that there are, some in each. */
    static List<Runnable> parts(Call call, Consumer<ChatMessage> line) {
        List<ChatMessage> all = call.chat();
        return slices(all.subList(Math.max(0, all.size() - PAGE), all.size()), line);
    }

    private static List<Runnable> slices(List<ChatMessage> lines, Consumer<ChatMessage> line) {
        List<Runnable> slices = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += SLICE) {
            List<ChatMessage> slice = lines.subList(from, Math.min(lines.size(), from + SLICE));
            slices.add(() -> slice.forEach(line));
        }
        return slices;
    }

    /** Those that came since. */
    void complete() {
        List<ChatMessage> all = call.chat();
        all.subList(Math.max(0, all.size() - most), all.size()).forEach(this::put);
        tellEarlier();
    }

    /** A line that is new, or was shown; the latter may be one of those that do not stand here. */
    void show(ChatMessage message) {
        if (bubbles.containsKey(new Key(message)) || !message.shown()) {
            put(message);
        }
    }

    /** A line that follows those that stand here, or is one of them. */
    void put(ChatMessage message) {
        Bubble known = bubbles.get(new Key(message));
        if (known != null) {
            known.note(note(message));
        } else {
            add(message);
            order.addLast(new Key(message));
            while (order.size() > most && !adding && transcript.isAtEnd()) { // nothing moves under whoever reads earlier ones
                bubbles.remove(order.removeFirst()).dispose();
                earlier.setVisible(true);
            }
        }
        acknowledge(message);
    }

    private void acknowledge(ChatMessage message) {
        if (!message.own() && !message.shown()) {
            call.shown(message);
        }
    }

    private Bubble add(ChatMessage message) {
        Bubble bubble = new Bubble(transcript.column(), ui.look(), message.own(), message.text(), note(message), noteHeight);
        bubbles.put(new Key(message), bubble);
        return bubble;
    }

    private String note(ChatMessage message) {
        return time.format(message.at()) + (message.own() ? "  " + ui.text(message.shown() ? "chat.shown" : "chat.sent") : "");
    }

    private void showEarlier() {
        List<ChatMessage> all = call.chat();
        int until = Math.max(0, all.size() - order.size());
        if (adding || until == 0) {
            return;
        }
        adding = true;
        List<ChatMessage> older = new ArrayList<>(all.subList(Math.max(0, until - PAGE), until));
        Collections.reverse(older);
        Bubble first = bubbles.get(order.peekFirst());
        int above = first.getLocation().y - transcript.getOrigin().y;
        Slices slices = new Slices(transcript);
        slices(older, this::addAbove).forEach(slices::then);
        slices.then(() -> {
            adding = false;
            most = order.size();
            tellEarlier();
            transcript.measure(false);
            transcript.setOrigin(0, first.getLocation().y - above); // what is in sight stays where it is
        }).begin();
    }

    private void addAbove(ChatMessage message) {
        Bubble first = bubbles.get(order.peekFirst());
        add(message).moveAbove(first);
        order.addFirst(new Key(message));
        acknowledge(message);
    }

    private void tellEarlier() {
        earlier.setVisible(call.chat().size() > order.size());
    }
}
