package org.parley.ui.swt.internal.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** A rounded surface for things that belong together, under a heading. */
public final class Card extends Composite {
    /** Its surface is the background of what lies on it. */
    public Card(Composite parent, Look look, String heading) {
        super(parent, SWT.DOUBLE_BUFFERED);
        setBackground(look.theme().card());
        Grid.column(this, 20);
        Grid.cell(Labels.heading(this, look, heading)).wide();
        addListener(SWT.Paint, event -> {
            Rectangle area = getClientArea();
            event.gc.setAntialias(SWT.ON);
            event.gc.setBackground(getParent().getBackground());
            event.gc.fillRectangle(area);
            event.gc.setBackground(look.theme().card());
            event.gc.fillRoundRectangle(0, 0, area.width - 1, area.height - 1, 32, 32);
            event.gc.setForeground(look.theme().line());
            event.gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, 32, 32);
        });
    }
}
