package org.parley.media.screen.internal;

/** The size of a picture that is made of another one. */
record Fitting(int width, int height) {
    private static final int LEAST = 2;

    /** Fits evenly into a box, never larger, with even sides: an odd last column or row is left out. */
    static Fitting of(int width, int height, int maxWidth, int maxHeight) {
        double scale = Math.min(1, Math.min(maxWidth / (double) width, maxHeight / (double) height));
        return new Fitting(even(width * scale), even(height * scale));
    }

    private static int even(double side) {
        return Math.max(LEAST, (int) Math.round(side) & ~1);
    }
}
