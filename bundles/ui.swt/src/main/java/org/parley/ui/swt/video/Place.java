package org.parley.ui.swt.video;

/** A rectangle of a canvas, in points; of a picture that is cropped, it reaches beyond the canvas. */
public record Place(int x, int y, int width, int height) {}
