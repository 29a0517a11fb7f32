package org.parley.ui.swt.internal.look;

import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** What screen readers say of controls that do not draw themselves. GTK's own controls ask no {@code AccessibleListener}, but it is known which other control names them. */
public final class Spoken {
    private Spoken() {}

    /** {@code control} is named by another, which draws itself. */
    public static void label(Control control, Control label) {
        control.getAccessible().addRelation(ACC.RELATION_LABELLED_BY, label.getAccessible());
        label.getAccessible().addRelation(ACC.RELATION_LABEL_FOR, control.getAccessible());
    }

    /**
     * {@code control} has this name, which nothing that draws itself shows. Not even a {@link org.eclipse.swt.widgets.Label} can name it: its words belong to a part of it, and the whole,
     * which the relation would be with, is nameless.
     *
     * @param room has no layout, or one that leaves out what is returned
     * @return what carries the name, not to be seen
     */
    public static Control name(Control control, Composite room, String name) {
        Canvas words = new Canvas(room, SWT.NO_FOCUS);
        drawn(words, ACC.ROLE_LABEL, () -> name);
        label(control, words);
        return words;
    }

    /** What {@link ACC} adds to the state of something that draws itself and cannot be seen now: SWT does not look. */
    static int hidden(Control control) {
        return control.isVisible() ? 0 : ACC.STATE_INVISIBLE | ACC.STATE_OFFSCREEN;
    }

    /** Names a picture. */
    public static void picture(Canvas canvas, String name) {
        drawn(canvas, ACC.ROLE_GRAPHIC, () -> name);
    }

    /** What is only looked at: its role, one of {@link ACC}'s, and its name, which is asked for whenever it is wanted. */
    public static void drawn(Canvas canvas, int role, Supplier<String> name) {
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name.get();
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = role;
            }

            @Override
            public void getState(AccessibleControlEvent event) {
                event.detail = ACC.STATE_READONLY | hidden(canvas);
            }
        });
    }
}
