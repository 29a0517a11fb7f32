package org.parley.ui.swt.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.parley.ui.swt.internal.look.Drawn;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.video.FigureLines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For measurements: uses the windows by itself as the file says that {@value #PROPERTY} names, a step a line, each once the control that it names is shown and enabled: {@code part NAME},
 * {@code wait KEY}, {@code rest MILLIS}, {@code press KEY}, {@code enter KEY} and {@code down KEY} (the keys Enter and Arrow down), {@code type KEY TEXT}, {@code close KEY} (its window), {@code ask WORD} (whoever
 * reads the figures). On the UI thread.
 */
final class Walk {
    /** Names the file; without it nothing happens. */
    static final String PROPERTY = "parley.ui.walk";

    private static final Logger LOG = LoggerFactory.getLogger(Walk.class);
    private static final int PAUSE_MILLIS = 40;
    private static final int REST_MILLIS = 300;

    private final Display display;
    private final Optional<FigureLines> figures;
    private final Deque<String> steps;
    private String part = "";
    private String last = "";

    private Walk(Display display, Optional<FigureLines> figures, List<String> steps) {
        this.display = display;
        this.figures = figures;
        this.steps = new ArrayDeque<>(steps);
    }

    /** The walk that is wanted, begun. */
    static Optional<Walk> begin(Display display, Optional<FigureLines> figures) {
        String file = System.getProperty(PROPERTY, "");
        if (file.isBlank()) {
            return Optional.empty();
        }
        try {
            Walk walk = new Walk(display, figures, Files.readAllLines(Path.of(file)));
            display.timerExec(PAUSE_MILLIS, walk::go);
            return Optional.of(walk);
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** The part and the step that was taken last. */
    String step() {
        return part + ": " + last;
    }

    private void go() {
        if (steps.isEmpty()) {
            figures.ifPresent(lines -> lines.add("{\"walked\":true}"));
            return;
        }
        String[] words = steps.peek().split(" ", 3);
        int pause = PAUSE_MILLIS;
        switch (words[0]) {
            case "part" -> {
                part = words[1];
                last = "";
                steps.remove();
            }
            case "ask" -> {
                figures.ifPresent(lines -> lines.add("{\"asked\":\"%s\"}".formatted(words[1])));
                steps.remove();
            }
            case "rest" -> {
                pause = Integer.parseInt(words[1]);
                steps.remove();
            }
            default -> pause = find(words[1]).map(control -> take(words, control)).orElse(PAUSE_MILLIS);
        }
        display.timerExec(pause, this::go);
    }

    private int take(String[] words, Control control) {
        String step = steps.remove();
        if (words[0].equals("wait")) {
            return PAUSE_MILLIS;
        }
        last = step;
        switch (words[0]) {
            case "press" -> ((Drawn) control).press();
            case "enter" -> control.notifyListeners(SWT.DefaultSelection, new Event());
            case "down" -> {
                Event event = new Event();
                event.keyCode = SWT.ARROW_DOWN;
                control.notifyListeners(SWT.KeyDown, event);
            }
            case "type" -> ((Text) control).setText(words[2]);
            case "close" -> control.getShell().close();
            default -> LOG.warn("a walk has no step {}", step);
        }
        return REST_MILLIS;
    }

    private Optional<Control> find(String key) {
        return Stream.of(display.getShells()).flatMap(shell -> Keys.find(shell, key)).filter(control -> control.isVisible() && control.isEnabled()).findFirst();
    }
}
