package org.parley.media;

/**
 * A screen or window that can be shared.
 *
 * @param id     opaque, of the {@link ScreenCapture} that named it
 * @param title  for people: the window's title; of a screen its name, such as {@code DP-1}; empty where it has none
 * @param width  in pixels; 0 where it is not known
 * @param height in pixels; 0 where it is not known
 */
public record ScreenSource(String id, Kind kind, String title, int width, int height) {
    /** What is captured. */
    public enum Kind {
        /** A whole monitor. */
        SCREEN,
        /** One window. */
        WINDOW,
        /** Whatever the user chooses in a dialog of the desktop, which a feed shows when it is prepared ({@link VideoFeed#prepare}); its size is not known before. */
        CHOICE
    }
}
