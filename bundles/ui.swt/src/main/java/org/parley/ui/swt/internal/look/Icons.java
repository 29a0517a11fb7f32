package org.parley.ui.swt.internal.look;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Display;

/**
 * The icons, from {@code icons/NAME.svg} beside this class: 24 by 24, every shape {@code currentColor}. Drawn sharply at each zoom of the screen, kept, and disposed with the display.
 */
public final class Icons {
    private final Display display;
    private final IconMasks masks;
    private final Map<Key, Image> images = new HashMap<>();
    private Image[] sign;

    private record Key(String name, int size, Color color) {}

    /** {@code masks} may outlive the display. */
    public Icons(Display display, IconMasks masks) {
        this.display = display;
        this.masks = masks;
        display.disposeExec(() -> images.values().forEach(Image::dispose));
    }

    /** Parley's sign, for the frame of a window, in several sizes; belongs to this object. */
    public Image[] sign() {
        if (sign == null) {
            sign = Arrays.stream(masks.sign()).map(data -> new Image(display, data)).toArray(Image[]::new);
            display.disposeExec(() -> Arrays.stream(sign).forEach(Image::dispose));
        }
        return sign;
    }

    /** The icon, {@code size} points wide and high; belongs to this object. */
    public Image get(String name, int size, Color color) {
        return images.computeIfAbsent(new Key(name, size, color), this::draw);
    }

    private Image draw(Key key) {
        return new Image(display, (ImageDataProvider) zoom -> coloured(key, key.size * zoom / 100));
    }

    private ImageData coloured(Key key, int pixels) {
        ImageData data = new ImageData(pixels, pixels, 32, new PaletteData(0xFF0000, 0xFF00, 0xFF), pixels * 4, new byte[pixels * pixels * 4]);
        int[] row = new int[pixels];
        Arrays.fill(row, key.color.getRed() << 16 | key.color.getGreen() << 8 | key.color.getBlue());
        for (int y = 0; y < pixels; y++) {
            data.setPixels(0, y, pixels, row, 0);
        }
        data.alphaData = masks.get(key.name, pixels).clone();
        return data;
    }
}
