package org.parley.itests.driver;

import java.lang.reflect.InvocationTargetException;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.List;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.custom.StyledText;

/** What a control says, to the eye and to a screen reader. */
final class WidgetText {
    private WidgetText() {}

    static String of(Control control) {
        if (control instanceof Text text) {
            return text.getText();
        } else if (control instanceof StyledText text) {
            return text.getText();
        } else if (control instanceof Label label) {
            return label.getText();
        } else if (control instanceof Button button) {
            return button.getText();
        } else if (control instanceof Link link) {
            return link.getText();
        } else if (control instanceof Combo combo) {
            return combo.getText();
        } else if (control instanceof Group group) {
            return group.getText();
        } else if (control instanceof Shell shell) {
            return shell.getText();
        } else if (control instanceof ProgressBar bar) {
            return String.valueOf(bar.getSelection());
        } else if (control instanceof List list) {
            return String.join("\n", list.getItems());
        } else if (control instanceof Table table) {
            return rows(table);
        }
        return drawn(control);
    }

    /** The name that the control gives to a screen reader; empty for none. */
    static String accessible(Control control) {
        AccessibleEvent event = new AccessibleEvent(control.getAccessible());
        event.childID = org.eclipse.swt.accessibility.ACC.CHILDID_SELF;
        Object listeners = field(control.getAccessible(), "accessibleListeners");
        if (listeners instanceof java.util.List<?> all) {
            for (Object listener : all) {
                ((org.eclipse.swt.accessibility.AccessibleListener) listener).getName(event);
            }
        }
        return event.result == null ? "" : event.result;
    }

    static boolean isSelected(Control control) {
        if (control instanceof Button button) {
            return button.getSelection();
        }
        return Boolean.TRUE.equals(call(control, "isSelected")) || Boolean.TRUE.equals(call(control, "isChecked"));
    }

    private static String rows(Table table) {
        StringBuilder rows = new StringBuilder();
        for (TableItem item : table.getItems()) {
            for (int column = 0; column < Math.max(1, table.getColumnCount()); column++) {
                rows.append(item.getText(column)).append('\t');
            }
            rows.append('\n');
        }
        return rows.toString();
    }

    /** Controls that draw themselves say it by a method, or to a screen reader. */
    private static String drawn(Control control) {
        Object text = call(control, "getText");
        if (text == null) {
            text = call(control, "text");
        }
        return text == null ? accessible(control) : text.toString();
    }

    private static Object call(Control control, String method) {
        try {
            var found = control.getClass().getDeclaredMethod(method);
            found.setAccessible(true);
            return found.invoke(control);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return null;
        }
    }

    private static Object field(Object owner, String name) {
        try {
            var field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
