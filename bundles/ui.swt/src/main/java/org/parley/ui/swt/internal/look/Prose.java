package org.parley.ui.swt.internal.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * Text that wraps. It breaks its lines by itself: a label of GTK that wraps takes one to two milliseconds to be given its place, and that anew with each layout of what it lies on; one that
 * does not takes a fiftieth.
 */
final class Prose extends Label {
    private String text = "";
    private Lines whole;
    private Lines latest;

    /** The text in lines no wider than {@code room}, and what they take. */
    private record Lines(int room, String text, Point size) {}

    Prose(Composite parent) {
        super(parent, SWT.NONE);
        addListener(SWT.Resize, event -> fit());
    }

    /** SWT asks whoever extends a control to say that he knows: nothing here depends on what is inside. */
    @Override
    protected void checkSubclass() {}

    @Override
    public void setText(String newText) {
        text = newText;
        forget();
        super.setText(newText);
        fit();
    }

    @Override
    public String getText() {
        return text;
    }

    /** The text in the lines that are seen. */
    String seen() {
        return super.getText();
    }

    @Override
    public void setFont(Font font) {
        super.setFont(font);
        forget();
        fit();
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        Lines lines = lines(wHint);
        return new Point(wHint == SWT.DEFAULT ? lines.size.x : wHint, hHint == SWT.DEFAULT ? lines.size.y : hHint);
    }

    private void forget() {
        whole = null;
        latest = null;
    }

    /** The lines come first: GTK gives a label its place by what stands in it then, and would draw the new lines in the middle of where the whole text would have been. */
    @Override
    public void setBounds(int x, int y, int width, int height) {
        fit(width);
        super.setBounds(x, y, width, height);
    }

    private void fit() {
        fit(getSize().x);
    }

    private void fit(int room) {
        if (room > 0 && !text.isEmpty()) {
            String lines = lines(room).text;
            if (!lines.equals(seen())) {
                super.setText(lines);
            }
        }
    }

    private Lines lines(int room) {
        if (whole == null) {
            whole = measure(SWT.DEFAULT);
        }
        if (room == SWT.DEFAULT || room >= whole.size.x) {
            return whole;
        }
        if (latest == null || latest.room != room) {
            latest = measure(Math.max(1, room));
        }
        return latest;
    }

    private Lines measure(int room) {
        String words = text.replace("&&", "&");
        TextLayout layout = new TextLayout(getDisplay());
        try {
            layout.setFont(getFont());
            layout.setText(words);
            layout.setWidth(room);
            Rectangle size = layout.getBounds();
            return new Lines(room, room == SWT.DEFAULT ? text : broken(words, layout.getLineOffsets()), new Point(size.width, size.height));
        } finally {
            layout.dispose();
        }
    }

    private static String broken(String words, int[] offsets) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i + 1 < offsets.length; i++) {
            lines.append(i == 0 ? "" : "\n").append(words.substring(offsets[i], offsets[i + 1]).stripTrailing());
        }
        return lines.toString().replace("&", "&&");
    }
}
