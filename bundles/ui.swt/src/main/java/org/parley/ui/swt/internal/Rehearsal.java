package org.parley.ui.swt.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.parley.ui.swt.internal.look.Avatar;
import org.parley.ui.swt.internal.look.Card;
import org.parley.ui.swt.internal.look.CheckBox;
import org.parley.ui.swt.internal.look.Choice;
import org.parley.ui.swt.internal.look.Field;
import org.parley.ui.swt.internal.look.Fonts;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.IconMasks;
import org.parley.ui.swt.internal.look.Icons;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.LevelMeter;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.Page;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.look.RoundButton;
import org.parley.ui.swt.internal.look.SearchField;
import org.parley.ui.swt.internal.look.Segments;
import org.parley.ui.swt.internal.look.Theme;

/**
 * Makes, measures and draws one of each kind of control in a window that is never seen, a kind a step: the first of a kind costs many times what later ones do (classes, fonts, styles of the
 * toolkit), and so no screen pays for it when it opens. On the UI thread; a step takes some milliseconds.
 */
final class Rehearsal {
    private static final int WIDTH = 400;

    private final IconMasks masks;
    private final Deque<Part> parts = new ArrayDeque<>(List.of(
        (in, look) -> Labels.title(in, look, "Parley"),
        (in, look) -> Labels.body(in, look, "Parley"),
        (in, look) -> new PushButton(in, look, PushButton.Kind.PRIMARY, "Parley", "server"),
        (in, look) -> new Field(in, look, "", SWT.NONE, "Parley", "Parley"),
        (in, look) -> Labels.strong(in, look, "Parley"),
        (in, look) -> Labels.small(in, look, "Parley"),
        (in, look) -> Labels.heading(in, look, "Parley"),
        (in, look) -> new Segments(in, look, List.of("", ""), List.of("Parley", "Parley")),
        (in, look) -> new SearchField(in, look, "", "Parley"),
        (in, look) -> new Table(in, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL),
        (in, look) -> new RoundButton(in, look, RoundButton.Kind.PLAIN, "settings", "Parley", 36),
        (in, look) -> new Avatar(in, "Parley", 40),
        (in, look) -> new Page(in, WIDTH, true),
        (in, look) -> new Card(in, look, "Parley"),
        Rehearsal::choice,
        (in, look) -> new CheckBox(in, look, "Parley", true, true),
        (in, look) -> new LevelMeter(in, look, "Parley")));
    private Shell shell;
    private Look look;

    private interface Part {
        Control make(Composite in, Look look);
    }

    Rehearsal(IconMasks masks) {
        this.masks = masks;
    }

    private static Control choice(Composite in, Look look) {
        Choice<String> choice = new Choice<>(in, look, "Parley");
        choice.offer(List.of(new Choice.Option<>("", "Parley")), "");
        return choice;
    }

    /** Does the next step; false when nothing is left to do. What was made goes with the last step. */
    boolean step(Display display) {
        Part part = display.isDisposed() ? null : parts.poll();
        if (part == null) {
            end();
            return false;
        }
        if (shell == null) {
            look = new Look(Theme.LIGHT, new Fonts(display), new Icons(display, masks));
            shell = new Shell(display, SWT.SHELL_TRIM);
            Grid.column(shell, 0);
        }
        rehearse(part);
        return true;
    }

    private void end() {
        if (shell != null && !shell.isDisposed()) {
            shell.dispose();
        }
    }

    private void rehearse(Part part) {
        Control control = part.make(shell, look);
        Grid.cell(control).wide();
        control.computeSize(WIDTH, SWT.DEFAULT, true);
        control.setSize(WIDTH, 40);
        draw(control);
        control.dispose();
    }

    private static void draw(Control control) {
        Image image = new Image(control.getDisplay(), WIDTH, 40);
        Event paint = new Event();
        paint.gc = new GC(image);
        control.notifyListeners(SWT.Paint, paint);
        paint.gc.dispose();
        image.dispose();
    }
}
