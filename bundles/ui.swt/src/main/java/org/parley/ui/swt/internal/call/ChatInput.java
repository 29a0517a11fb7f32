package org.parley.ui.swt.internal.call;

import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.RoundButton;
import org.parley.ui.swt.internal.look.Spoken;
import org.parley.ui.swt.internal.screen.Ui;

/** Where one writes: Enter sends, Shift and Enter begin a new line; near the limit a counter says how much is left. */
final class ChatInput extends Composite {
    /** Characters of a message. */
    static final int MOST = 4_000;
    private static final int NEAR = 3_600;
    private static final int HEIGHT = 72;

    private final Predicate<String> send;
    private final Text text;
    private final Label counter;

    /** {@code send} returns whether it was sent: what was not stays. */
    ChatInput(Composite parent, Ui ui, Draft draft, Predicate<String> send, Runnable attach) {
        super(parent, SWT.NONE);
        this.send = send;
        setBackground(parent.getBackground());
        Grid.row(this, 3, 8, 8, 4);
        RoundButton clip = Keys.name(new RoundButton(this, ui.look(), RoundButton.Kind.PLAIN, "attach", ui.text("chat.attach"), 32), "chat.attach");
        Grid.cell(clip);
        clip.addListener(SWT.Selection, event -> attach.run());
        Composite box = box(ui.look());
        text = Keys.name(new Text(box, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL), "chat.input");
        text.setFont(ui.look().fonts().body());
        text.setBackground(ui.look().theme().field());
        text.setForeground(ui.look().theme().text());
        text.addListener(SWT.Verify, this::limit);
        RoundButton button = Keys.name(new RoundButton(this, ui.look(), RoundButton.Kind.ACCENT, "send", ui.text("chat.send"), 32), "chat.send");
        Grid.cell(button);
        button.addListener(SWT.Selection, event -> send());
        counter = Keys.name(Labels.small(this, ui.look(), ""), "chat.counter");
        Grid.cell(counter).span(3).end();
        Grid.show(counter, false);
        text.addListener(SWT.KeyDown, this::onKey);
        text.addListener(SWT.Modify, event -> {
            draft.text(text.getText());
            count();
        });
        text.addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS || event.detail == SWT.TRAVERSE_ESCAPE);
        text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = ui.text("chat.input");
            }
        });
        Control words = Spoken.name(text, this, ui.text("chat.input"));
        Grid.cell(words);
        Grid.show(words, false);
        text.setText(draft.text());
        text.setSelection(text.getCharCount());
        text.addListener(SWT.FocusIn, event -> box.redraw());
        text.addListener(SWT.FocusOut, event -> box.redraw());
    }

    private Composite box(Look look) {
        Composite box = new Composite(this, SWT.DOUBLE_BUFFERED);
        box.setBackground(getBackground());
        Grid.cell(box).wide().height(HEIGHT).width(100);
        FillLayout layout = new FillLayout();
        layout.marginWidth = 8;
        layout.marginHeight = 8;
        box.setLayout(layout);
        box.addListener(SWT.Paint, event -> {
            Rectangle area = box.getClientArea();
            boolean focused = text.isFocusControl();
            event.gc.setAntialias(SWT.ON);
            event.gc.setBackground(look.theme().field());
            event.gc.fillRoundRectangle(0, 0, area.width - 1, area.height - 1, 2 * Look.RADIUS, 2 * Look.RADIUS);
            event.gc.setForeground(focused ? look.theme().focus() : look.theme().line());
            event.gc.setLineWidth(focused ? 2 : 1);
            event.gc.drawRoundRectangle(1, 1, area.width - 3, area.height - 3, 2 * Look.RADIUS, 2 * Look.RADIUS);
        });
        return box;
    }

    private void limit(Event event) {
        int room = MOST - text.getCharCount() + event.end - event.start;
        if (event.text.length() > room) {
            event.text = event.text.substring(0, Math.max(0, room));
        }
    }

    private void onKey(Event event) {
        if ((event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) && (event.stateMask & SWT.SHIFT) == 0) {
            event.doit = false;
            send();
        }
    }

    private void send() {
        String written = text.getText().strip();
        if (!written.isEmpty() && send.test(written)) {
            text.setText("");
        }
        text.setFocus();
    }

    private void count() {
        int length = text.getCharCount();
        boolean near = length > NEAR;
        if (near) {
            Labels.set(counter, length + " / " + MOST);
        }
        if (near != counter.getVisible()) {
            Grid.show(counter, near);
            getParent().layout(true, true);
        }
    }

    boolean isWriting() {
        return !text.isDisposed() && text.isFocusControl();
    }

    @Override
    public boolean setFocus() {
        return !text.isDisposed() && text.setFocus();
    }
}
