package org.parley.ui.swt.internal.look;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Display;

/**
 * The icons, from {@code icons/NAME.svg} beside this class: 24 by 24, every shape {@code currentColor}. Drawn sharply at each zoom of the screen, kept, and disposed with the display.
 */
public final class Icons {
    private final Display display;
    private final Map<Key, Image> images = new HashMap<>();

    private record Key(String name, int size, Color color) {}

    /** None is drawn yet. */
    public Icons(Display display) {
        this.display = display;
        display.disposeExec(() -> images.values().forEach(Image::dispose));
    }

    /** The icon, {@code size} points wide and high; belongs to this object. */
    public Image get(String name, int size, Color color) {
        return images.computeIfAbsent(new Key(name, size, color), this::draw);
    }

    private Image draw(Key key) {
        String svg = read(key.name).replace("currentColor", String.format("#%02x%02x%02x", key.color.getRed(), key.color.getGreen(), key.color.getBlue()));
        return new Image(display, (ImageDataProvider) zoom -> load(svg, key.size * zoom / 100));
    }

    private static ImageData load(String svg, int pixels) {
        String sized = svg.replaceFirst("width=\"24\" height=\"24\"", "width=\"" + pixels + "\" height=\"" + pixels + "\"");
        return new ImageLoader().load(new ByteArrayInputStream(sized.getBytes(StandardCharsets.UTF_8)))[0];
    }

    private static String read(String name) {
        try (InputStream in = Icons.class.getResourceAsStream("icons/" + name + ".svg")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no icon " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
