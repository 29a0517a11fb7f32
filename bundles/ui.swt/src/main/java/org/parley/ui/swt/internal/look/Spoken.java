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
import org.eclipse.swt.widgets.Label;

/** What screen readers say of controls that do not draw themselves. GTK's own controls ask no {@code AccessibleListener}, but it is known which label is theirs. */
public final class Spoken {
    private Spoken() {}

    /** {@code control} is named by a label that is seen. */
    public static void label(Control control, Control label) {
        control.getAccessible().addRelation(ACC.RELATION_LABELLED_BY, label.getAccessible());
        label.getAccessible().addRelation(ACC.RELATION_LABEL_FOR, control.getAccessible());
        if (label instanceof Label text) { // its words belong to a part of it: the whole, which the relation is with, would be nameless
            text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
                @Override
                public void getName(AccessibleEvent event) {
                    event.result = text.getText().replace("&&", "&");
                }
            });
        }
    }

    /** {@code control} has this name, which is not to be seen; {@code room} has no layout. */
    public static void name(Control control, Composite room, String name) {
        Label label = new Label(room, SWT.NONE);
        Labels.set(label, name);
        label.setBounds(0, 0, 0, 0);
        label(control, label);
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
                event.detail = ACC.STATE_READONLY;
            }
        });
    }
}
