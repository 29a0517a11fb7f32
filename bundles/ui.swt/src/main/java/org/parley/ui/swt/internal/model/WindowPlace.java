package org.parley.ui.swt.internal.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a window stood, in points.
 *
 * @param x         of the frame's corner
 * @param y         of the frame's corner
 * @param width     without the frame, which may be another one next time
 * @param height    without the frame
 * @param maximized whether it filled the screen; the rest says where it was before that
 */
public record WindowPlace(int x, int y, int width, int height, boolean maximized) {
    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,5}) (-?[0-9]{1,5}) ([0-9]{1,5}) ([0-9]{1,5})( maximized)?");

    /** As {@link #toString} wrote it; empty where it makes no sense. */
    static Optional<WindowPlace> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new WindowPlace(number(matcher, 1), number(matcher, 2), number(matcher, 3), number(matcher, 4), matcher.group(5) != null)) : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    @Override
    public String toString() {
        return x + " " + y + " " + width + " " + height + (maximized ? " maximized" : "");
    }
}
