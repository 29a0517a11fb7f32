package org.parley.media.screen.internal.x;

/** A part of the root window, in pixels. */
public record Area(String name, int x, int y, int width, int height) {}
