package org.parley.ui.swt.internal.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** A rounded line to search in, with its purpose in it while it is empty. Keeps 16 points away from both sides of its parent. */
public final class SearchField extends Composite {
    private static final int SIDE = 16;
    private static final int FRAME = 2;

    private final Text text;

    /** {@code key} names the text for programs, {@code purpose} for people. */
    public SearchField(Composite parent, Look look, String key, String purpose) {
        super(parent, SWT.DOUBLE_BUFFERED);
        setBackground(parent.getBackground());
        Composite frameless = new Composite(this, SWT.NONE);
        frameless.setBackground(look.theme().field());
        text = Keys.name(new Text(frameless, SWT.SINGLE), key);
        text.setMessage(purpose);
        text.setFont(look.fonts().body());
        text.setBackground(look.theme().field());
        text.setForeground(look.theme().text());
        text.addListener(SWT.FocusIn, event -> redraw());
        text.addListener(SWT.FocusOut, event -> redraw());
        text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = purpose;
            }
        });
        Spoken.name(text, frameless, purpose);
        addListener(SWT.Resize, event -> place(frameless));
        addListener(SWT.MouseDown, event -> text.setFocus());
        addListener(SWT.Paint, event -> {
            Rectangle area = getClientArea();
            int round = area.height - 2;
            event.gc.setAntialias(SWT.ON);
            event.gc.setBackground(look.theme().field());
            event.gc.fillRoundRectangle(SIDE, 1, area.width - 2 * SIDE, area.height - 2, round, round);
            event.gc.setForeground(text.isFocusControl() ? look.theme().focus() : look.theme().line());
            event.gc.setLineWidth(text.isFocusControl() ? 2 : 1);
            event.gc.drawRoundRectangle(SIDE + 1, 1, area.width - 2 * SIDE - 3, area.height - 3, round, round);
            event.gc.drawImage(look.icons().get("search", 18, look.theme().quiet()), SIDE + 14, (area.height - 18) / 2);
        });
    }

    private void place(Composite frameless) {
        Rectangle area = getClientArea();
        int height = text.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        int left = SIDE + 40;
        frameless.setBounds(left, (area.height - height) / 2 + FRAME, area.width - left - SIDE - 16, height - 2 * FRAME);
        text.setBounds(-FRAME, -FRAME, area.width - left - SIDE - 16 + 2 * FRAME, height);
    }

    /** Where one types. */
    public Text text() {
        return text;
    }

    /** What was typed. */
    public String value() {
        return text.getText();
    }
}
