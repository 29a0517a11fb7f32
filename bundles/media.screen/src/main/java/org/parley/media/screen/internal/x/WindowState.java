package org.parley.media.screen.internal.x;

import com.sun.jna.Pointer;

/** What a window is like now: its inner size, and whether it is on the screen. {@code border} is not part of the size. */
public record WindowState(int width, int height, int border, boolean viewable, int depth, Pointer visual) {}
