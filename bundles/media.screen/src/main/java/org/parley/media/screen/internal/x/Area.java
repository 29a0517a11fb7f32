package org.parley.media.screen.internal.x;

import java.util.Set;

/** A part of the root window, in pixels. */
public record Area(String name, int x, int y, int width, int height) {
    /** What servers without outputs, and old drivers, call the only one. */
    private static final Set<String> NO_NAMES = Set.of("screen", "default");

    /** What people know it by; empty where the server has no name for it. */
    public String title() {
        return NO_NAMES.contains(name) ? "" : name;
    }
}
