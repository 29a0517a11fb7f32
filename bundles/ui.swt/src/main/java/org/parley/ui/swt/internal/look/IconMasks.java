package org.parley.ui.swt.internal.look;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;

/**
 * How opaque each pixel of an icon is, drawn from {@code icons/NAME.svg} beside this class at the size that is wanted, and kept: colours come later and cost nothing then. Drawing takes a
 * millisecond, the first one a hundred, so what screens show first is drawn beforehand. Any thread.
 */
public final class IconMasks {
    /** What the screens show when they open for the first time: the size in points, then names. */
    private static final String[] FIRST = {
        "32 server lock video", "18 server search eye full-screen close attach mic-off", "16 settings sign-out chevron-down incoming outgoing missed send full-screen attach close", "28 video", "36 video", "20 no-connection screen phone video",
        "40 people phone search", "25 phone video hang-up", "22 mic video screen chat settings stats shield hang-up mic-off video-off", "18 back speaker folder phone", "32 video-off screen",
        "14 check", "29 phone video hang-up", "14 incoming outgoing missed"};

    private static final int[] SIGN_SIZES = {16, 32, 48, 64, 128};

    private final ConcurrentMap<Key, byte[]> masks = new ConcurrentHashMap<>();
    private ImageData[] sign;

    private record Key(String name, int pixels) {
        @Override
        public int hashCode() {
            return name.hashCode() * 31 + pixels;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.pixels == pixels && key.name.equals(name);
        }
    }

    /** A byte a pixel, row by row, of a square {@code pixels} wide; not to be changed. */
    byte[] get(String name, int pixels) {
        return masks.computeIfAbsent(new Key(name, pixels), IconMasks::draw);
    }

    /** Draws what is seen first, for a screen of that zoom; takes some hundred milliseconds. */
    public void prepare(int zoom) {
        for (String line : FIRST) {
            String[] words = line.split(" ");
            for (int i = 1; i < words.length; i++) {
                get(words[i], Integer.parseInt(words[0]) * zoom / 100);
            }
        }
    }

    /** Parley's sign in its colours, at the sizes that window managers and lists of windows ask for; drawn by the first call, in some milliseconds. */
    public synchronized ImageData[] sign() {
        if (sign == null) {
            sign = Arrays.stream(SIGN_SIZES).mapToObj(pixels -> load("sign", pixels)).toArray(ImageData[]::new);
        }
        return sign;
    }

    private static ImageData load(String name, int pixels) {
        String sized = read(name).replace("currentColor", "#000000").replaceFirst("width=\"24\" height=\"24\"", "width=\"" + pixels + "\" height=\"" + pixels + "\"");
        return new ImageLoader().load(new ByteArrayInputStream(sized.getBytes(StandardCharsets.UTF_8)))[0];
    }

    private static byte[] draw(Key key) {
        ImageData drawn = load(key.name, key.pixels);
        byte[] mask = new byte[key.pixels * key.pixels];
        for (int y = 0; y < Math.min(key.pixels, drawn.height); y++) {
            for (int x = 0; x < Math.min(key.pixels, drawn.width); x++) {
                mask[y * key.pixels + x] = (byte) drawn.getAlpha(x, y);
            }
        }
        return mask;
    }

    private static String read(String name) {
        try (InputStream in = IconMasks.class.getResourceAsStream("icons/" + name + ".svg")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no icon " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
