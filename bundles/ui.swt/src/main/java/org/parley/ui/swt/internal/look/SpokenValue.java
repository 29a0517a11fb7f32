package org.parley.ui.swt.internal.look;

import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleValueAdapter;
import org.eclipse.swt.accessibility.AccessibleValueEvent;
import org.eclipse.swt.widgets.Canvas;

/** What screen readers say of a bar that is drawn: its name, and how far it is from 0 to 100. */
public final class SpokenValue {
    private final Accessible accessible;
    private final Supplier<String> name;
    private final IntSupplier percent;

    private SpokenValue(Accessible accessible, Supplier<String> name, IntSupplier percent) {
        this.accessible = accessible;
        this.name = name;
        this.percent = percent;
    }

    /** Describes {@code bar}, whose name and value are asked for whenever they are wanted. */
    public static void of(Canvas bar, Supplier<String> name, IntSupplier percent) {
        new SpokenValue(bar.getAccessible(), name, percent).listen();
    }

    private void listen() {
        accessible.addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name.get();
            }
        });
        accessible.addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_PROGRESSBAR;
            }

            @Override
            public void getState(AccessibleControlEvent event) {
                event.detail = ACC.STATE_READONLY | Spoken.hidden(accessible.getControl());
            }

            @Override
            public void getValue(AccessibleControlEvent event) {
                event.result = percent.getAsInt() + "%";
            }
        });
        accessible.addAccessibleValueListener(new Value());
    }

    private final class Value extends AccessibleValueAdapter {
        @Override
        public void getCurrentValue(AccessibleValueEvent event) {
            event.value = percent.getAsInt();
        }

        @Override
        public void getMinimumValue(AccessibleValueEvent event) {
            event.value = 0;
        }

        @Override
        public void getMaximumValue(AccessibleValueEvent event) {
            event.value = 100;
        }
    }
}
