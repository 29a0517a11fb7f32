package org.parley.ui.swt.internal.call;

import java.nio.file.Path;
import org.eclipse.swt.widgets.Composite;
import org.parley.call.Call;
import org.parley.call.ChatMessage;
import org.parley.call.FileTransfer;
import org.parley.ui.swt.internal.screen.Slices;
import org.parley.ui.swt.internal.screen.Ui;

/** What is open beside the pictures: chat, details, or nothing. */
final class SidePanels {
    private final Composite root;
    private final CallLayout layout;
    private final ControlBar bar;
    private final Ui ui;
    private final Call call;
    private final StatsHistory history;
    private final Draft draft;
    private Panel panel;

    SidePanels(Composite root, CallLayout layout, ControlBar bar, Ui ui, Call call, StatsHistory history, Draft draft) {
        this.root = root;
        this.layout = layout;
        this.bar = bar;
        this.ui = ui;
        this.call = call;
        this.history = history;
        this.draft = draft;
    }

    boolean isOpen() {
        return panel != null;
    }

    boolean isChat() {
        return panel instanceof ChatPanel;
    }

    /** Whether the keyboard is where one writes. */
    boolean isWriting() {
        return panel instanceof ChatPanel chat && chat.isWriting();
    }

    void toggleDetails() {
        boolean was = panel instanceof DetailsPanel;
        close();
        if (!was) {
            open(new DetailsPanel(root, ui, history, this::close));
        }
    }

    void toggleChat() {
        boolean was = isChat();
        close();
        if (!was) {
            open(new ChatPanel(root, ui, call, draft, this::close));
            countUnread();
        }
    }

    private void open(Panel next) {
        panel = next;
        next.setVisible(false);
        Slices slices = new Slices(next);
        next.parts().forEach(slices::then);
        slices.then(this::bring).begin();
    }

    private void bring() {
        panel.setVisible(true);
        layout.panel(panel);
        panel.moveAbove(null);
        bar.panel(isChat(), panel instanceof DetailsPanel);
        root.layout();
        panel.setFocus();
    }

    private void close() {
        if (panel != null) {
            panel.dispose();
            panel = null;
            layout.panel(null);
            bar.panel(false, false);
            root.layout();
            ui.navigator().shown().focus(); // the bar, or after the end what can be done then
        }
    }

    /** Offers a file that was dropped on the window, where it is seen what becomes of it. */
    void offer(Path file) {
        if (!isChat()) {
            toggleChat();
        }
        ((ChatPanel) panel).offer(file);
    }

    void refreshDetails() {
        if (panel instanceof DetailsPanel details) {
            details.refresh();
        }
    }

    /** A line that is new, or was shown. */
    void show(ChatMessage message) {
        if (panel instanceof ChatPanel chat) {
            chat.show(message);
        } else {
            countUnread();
        }
    }

    /** A transfer that is new, or went on. */
    void show(FileTransfer transfer) {
        if (panel instanceof ChatPanel chat) {
            chat.show(transfer);
            return;
        }
        countUnread();
        if (isOffered(transfer)) {
            ui.navigator().say(ui.text("file.offered", Names.of(call), transfer.name()));
        }
    }

    /** Lines that were not shown, and files that wait for an answer. */
    void countUnread() {
        long lines = call.chat().stream().filter(message -> !message.own() && !message.shown()).count();
        bar.unread(isChat() ? 0 : (int) (lines + call.transfers().stream().filter(SidePanels::isOffered).count()));
    }

    private static boolean isOffered(FileTransfer transfer) {
        return !transfer.outgoing() && transfer.state() == FileTransfer.State.OFFERED;
    }

    /** The call has ended: nothing more can be sent. */
    void end() {
        if (panel instanceof ChatPanel chat) {
            chat.end();
        }
    }
}
