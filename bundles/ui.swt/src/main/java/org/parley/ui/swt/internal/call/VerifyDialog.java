package org.parley.ui.swt.internal.call;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.parley.call.Call;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.screen.Ui;

/** The six words, large, and what to do with them. */
final class VerifyDialog extends CallDialog {
    private static final int REFRESH_MILLIS = 500;
    private final Call call;

    VerifyDialog(Ui ui, Call call) {
        super(ui, "verify", "verify.title");
        this.call = call;
    }

    @Override
    void fill(Composite parent) {
        Grid.cell(Labels.body(parent, ui().look(), ui().text("verify.text", Names.of(call)))).wide().top(16).width(WIDTH - 48);
        Composite card = new Composite(parent, SWT.NONE);
        card.setBackground(ui().look().theme().side());
        Grid.cell(card).wide().top(16);
        Grid.column(card, 24);
        Label words = Keys.name(Labels.body(card, ui().look(), text()), "verify.words");
        words.setAlignment(SWT.CENTER);
        words.setFont(ui().look().fonts().digits());
        Grid.cell(words).wide();
        Grid.cell(Labels.small(parent, ui().look(), ui().text("verify.differ"))).wide().top(16).width(WIDTH - 48);
        PushButton close = button(buttons(parent, 1), "verify.close", PushButton.Kind.PRIMARY, ui().text("call.close"), () -> shell().close());
        close.setFocus();
        Ticker ticker = new Ticker(ui().display(), REFRESH_MILLIS, () -> refresh(words));
        shell().addListener(SWT.Dispose, event -> ticker.close());
    }

    private void refresh(Label words) {
        String now = text();
        if (!words.isDisposed() && !words.getText().equals(now)) {
            Labels.set(words, now);
            fit();
        }
    }

    private String text() {
        List<String> words = call.verificationWords();
        if (words.isEmpty()) {
            return ui().text("verify.none");
        }
        int half = (words.size() + 1) / 2;
        return String.join("   ", words.subList(0, half)) + "\n" + String.join("   ", words.subList(half, words.size()));
    }
}
