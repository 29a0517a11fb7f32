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
import org.eclipse.swt.widgets.Canvas;
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

    /** What names a control of the platform's own, which asks no listener: the name of that which draws itself and is its label. Empty for none. */
    public static String label(Control control) {
        for (Object relation : Heard.<Object>listeners(control.getAccessible(), "relations")) {
            Accessible target = read(relation, "target");
            if (Heard.<Integer>read(relation, "type") == ACC.RELATION_LABELLED_BY && target.getControl() instanceof Canvas label) {
                return of(label).name();
            }
        }
        return "";
    }

    /** Whether all of these states hold. */
    public boolean is(int states) {
        return (state & states) == states;
    }

    private static <T> List<T> listeners(Accessible accessible, String field) {
        List<T> listeners = read(accessible, field);
        return listeners == null ? List.of() : listeners;
    }

    @SuppressWarnings("unchecked")
    private static <T> T read(Object owner, String name) {
        try {
            Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return (T) field.get(owner);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("SWT keeps its listeners elsewhere", e);
        }
    }
}
