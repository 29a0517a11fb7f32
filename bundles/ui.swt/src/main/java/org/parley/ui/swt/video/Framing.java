package org.parley.ui.swt.video;

/**
 * How a picture lies in its canvas.
 *
 * @param width    of the canvas in points, at least 1
 * @param height   of the canvas in points, at least 1
 * @param zoom     pixels of the screen for 100 points
 * @param cover    the picture fills the canvas and is cropped; otherwise it is seen whole, with bars beside or above it
 * @param mirrored left and right are exchanged, as in a mirror
 */
public record Framing(int width, int height, int zoom, boolean cover, boolean mirrored) {
    /** Where a picture lies that has {@code frameWidth} times {@code frameHeight} pixels before it is turned by {@code rotation} degrees: in the middle, its proportions kept. */
    public Place place(int frameWidth, int frameHeight, int rotation) {
        boolean turned = rotation % 180 != 0;
        long across = turned ? frameHeight : frameWidth;
        long down = turned ? frameWidth : frameHeight;
        boolean byWidth = across * height >= down * width != cover;
        int wide = byWidth ? width : (int) Math.max(1, Math.round((double) across * height / down));
        int high = byWidth ? (int) Math.max(1, Math.round((double) down * width / across)) : height;
        return new Place(Math.floorDiv(width - wide, 2), Math.floorDiv(height - high, 2), wide, high);
    }

    /** Points as pixels of the screen. */
    public int pixels(int points) {
        return Math.max(1, (int) Math.round(points * zoom / 100.0));
    }
}
