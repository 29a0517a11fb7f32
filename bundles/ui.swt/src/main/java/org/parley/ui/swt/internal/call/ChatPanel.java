package org.parley.ui.swt.internal.call;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.parley.call.Call;
import org.parley.call.ChatMessage;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.PlatformDialog;
import org.parley.ui.swt.internal.screen.Ui;

/** What both write, and the files that they send. */
final class ChatPanel extends Panel {
    private static final int OVER_HEIGHT = 56;

    private final Ui ui;
    private final Call call;
    private final Draft draft;
    private Transcript transcript;
    private ChatInput input;
    private Label over;
    private ChatLines lines;
    /** From then on what comes is added to what there was. */
    private boolean complete;
    private final Map<Key, FileCard> files = new HashMap<>();

    private record Key(boolean own, long id) {}

    ChatPanel(Composite parent, Ui ui, Call call, Draft draft, Runnable closed) {
        super(parent, ui, "chat", "chat.title", closed);
        this.ui = ui;
        this.call = call;
        this.draft = draft;
    }

    @Override
    List<Runnable> parts() {
        List<Runnable> parts = new ArrayList<>(List.of(this::addTranscript, this::addInput));
        parts.addAll(ChatLines.parts(call, line -> lines.put(line)));
        parts.add(this::complete);
        return parts;
    }

    private void addTranscript() {
        transcript = new Transcript(this);
        Grid.cell(transcript).wide().high();
        lines = new ChatLines(transcript, ui, call);
        over = Keys.name(Labels.quiet(this, ui.look(), ui.text("chat.over")), "chat.over");
        over.setAlignment(SWT.CENTER);
        Grid.cell(over).wide().height(OVER_HEIGHT);
        Grid.show(over, false);
    }

    private void addInput() {
        input = new ChatInput(this, ui, draft, this::send, this::attach);
        Grid.cell(input).wide();
    }

    private void complete() {
        complete = true;
        lines.complete();
        call.transfers().forEach(this::put);
        if (call.end().isPresent()) {
            end();
        }
    }

    private boolean send(String text) {
        boolean sent = text.length() <= ChatInput.MOST && call.chat(text);
        if (!sent) {
            ui.navigator().say(ui.text("chat.notsent"));
        }
        return sent;
    }

    private void attach() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setText(ui.text("chat.attach"));
        String file = PlatformDialog.open(ui.display(), dialog::open);
        if (file != null) {
            offer(Path.of(file));
        }
    }

    /** To the other side; nothing once this has gone, as while the user looked for the file. */
    void offer(Path file) {
        if (!isDisposed()) {
            show(call.offer(file));
        }
    }

    /** A line that is new, or was shown. Whoever reads earlier ones goes on reading. */
    void show(ChatMessage message) {
        if (complete) {
            boolean end = transcript.isAtEnd();
            lines.show(message);
            transcript.measure(end || message.own() && !message.shown());
        }
    }

    /** A transfer that is new, or went on. */
    void show(org.parley.call.FileTransfer transfer) {
        if (!complete) {
            return;
        }
        boolean end = transcript.isAtEnd();
        boolean fresh = put(transfer);
        FileCard card = files.get(new Key(transfer.outgoing(), transfer.id()));
        if (card.refresh() || fresh) {
            transcript.measure(end || fresh);
        }
    }

    private boolean put(org.parley.call.FileTransfer transfer) {
        Key key = new Key(transfer.outgoing(), transfer.id());
        if (files.containsKey(key)) {
            return false;
        }
        files.put(key, new FileCard(transcript.column(), ui, transfer, Names.of(call)));
        return true;
    }

    boolean isWriting() {
        return input != null && input.isWriting();
    }

    /** The call has ended: nothing more can be sent. */
    void end() {
        if (!complete) {
            return;
        }
        if (isWriting()) {
            transcript.forceFocus();
        }
        Grid.show(input, false);
        Grid.show(over, true);
        layout();
        transcript.measure(true);
    }

    @Override
    public boolean setFocus() {
        return input != null && !input.isDisposed() && input.setFocus();
    }
}
