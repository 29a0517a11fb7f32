package org.parley.ui.swt.internal.rig;

import java.lang.reflect.Field;
import java.util.List;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleControlListener;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.accessibility.AccessibleValueEvent;
import org.eclipse.swt.accessibility.AccessibleValueListener;
import org.eclipse.swt.widgets.Control;

/**
 * What the platform hears of a control when a screen reader asks: SWT passes its questions on to listeners, which it names to nobody else.
 *
 * @param role  one of {@link ACC}'s roles
 * @param state {@link ACC}'s states, together
 * @param value of bars; null where there is none
 */
public record Heard(int role, String name, int state, Number value) {
    /** Asks. */
    public static Heard of(Control control) {
        Accessible accessible = control.getAccessible();
        AccessibleEvent name = new AccessibleEvent(accessible);
        name.childID = ACC.CHILDID_SELF;
        Heard.<AccessibleListener>listeners(accessible, "accessibleListeners").forEach(listener -> listener.getName(name));
        AccessibleControlEvent role = new AccessibleControlEvent(accessible);
        AccessibleControlEvent state = new AccessibleControlEvent(accessible);
        Heard.<AccessibleControlListener>listeners(accessible, "accessibleControlListeners").forEach(listener -> {
            listener.getRole(role);
            listener.getState(state);
        });
        AccessibleValueEvent value = new AccessibleValueEvent(accessible);
        Heard.<AccessibleValueListener>listeners(accessible, "accessibleValueListeners").forEach(listener -> listener.getCurrentValue(value));
        return new Heard(role.detail, name.result, state.detail, value.value);
    }

    /** Whether all of these states hold. */
    public boolean is(int states) {
        return (state & states) == states;
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> listeners(Accessible accessible, String field) {
        try {
            Field list = Accessible.class.getDeclaredField(field);
            list.setAccessible(true);
            List<T> listeners = (List<T>) list.get(accessible);
            return listeners == null ? List.of() : listeners;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("SWT keeps its listeners elsewhere", e);
        }
    }
}
