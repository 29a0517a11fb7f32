package org.parley.ui.swt.internal.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** SWT's grid in short: {@link #column} or {@link #row} on a composite, {@link #cell} on each control in it. */
public final class Grid {
    private Grid() {}

    /** Controls below each other, with {@code margin} around them. */
    public static void column(Composite composite, int margin) {
        row(composite, 1, margin, margin, 0);
    }

    /** {@code columns} controls beside each other. */
    public static void row(Composite composite, int columns, int horizontalMargin, int verticalMargin, int spacing) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = horizontalMargin;
        layout.marginHeight = verticalMargin;
        layout.horizontalSpacing = spacing;
        layout.verticalSpacing = 0;
        composite.setLayout(layout);
    }

    /** Where {@code control} is and how large, from its natural size on. */
    public static Cell cell(Control control) {
        GridData data = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        control.setLayoutData(data);
        return new Cell(data);
    }

    /** A cell; each method changes it and returns it. */
    public record Cell(GridData data) {
        /** As wide as there is room; text wraps. */
        public Cell wide() {
            data.horizontalAlignment = SWT.FILL;
            data.grabExcessHorizontalSpace = true;
            return this;
        }

        /** As high as there is room. */
        public Cell high() {
            data.verticalAlignment = SWT.FILL;
            data.grabExcessVerticalSpace = true;
            return this;
        }

        /** In the middle of the width. */
        public Cell middle() {
            data.horizontalAlignment = SWT.CENTER;
            data.grabExcessHorizontalSpace = true;
            return this;
        }

        /** At the right, and all room before it. */
        public Cell end() {
            data.horizontalAlignment = SWT.END;
            data.grabExcessHorizontalSpace = true;
            return this;
        }

        /** Points above. */
        public Cell top(int points) {
            data.verticalIndent = points;
            return this;
        }

        /** Points at the left. */
        public Cell left(int points) {
            data.horizontalIndent = points;
            return this;
        }

        /** In points. */
        public Cell width(int points) {
            data.widthHint = points;
            return this;
        }

        /** In points. */
        public Cell height(int points) {
            data.heightHint = points;
            return this;
        }

        /** Over several columns. */
        public Cell span(int columns) {
            data.horizontalSpan = columns;
            return this;
        }
    }

    /** Shows a control, or leaves it out as if it were not there. */
    public static void show(Control control, boolean shown) {
        control.setVisible(shown);
        ((GridData) control.getLayoutData()).exclude = !shown;
    }
}
