package org.parley.itests.window;

import java.awt.image.BufferedImage;
import java.util.OptionalLong;
import org.parley.media.source.I420;
import org.parley.media.source.TestPattern;

/** What a picture on the screen shows. */
record Painted(BufferedImage image) {
    /** The clock of the test pattern that fills as much of the image as its sides' ratio allows, in the middle, as calls are shown. */
    OptionalLong clock(int ratioWidth, int ratioHeight) {
        int width = Math.min(image.getWidth(), image.getHeight() * ratioWidth / ratioHeight);
        int height = Math.min(image.getHeight(), image.getWidth() * ratioHeight / ratioWidth);
        return TestPattern.read(luma((image.getWidth() - width) / 2, (image.getHeight() - height) / 2, width, height));
    }

    /** The share of pixels that are that colour, give or take {@code tolerance} in each of its parts, 0 to 1. */
    double share(int rgb, int tolerance) {
        int hits = 0;
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                hits += isNear(image.getRGB(x, y), rgb, tolerance) ? 1 : 0;
            }
        }
        return hits / (double) (((image.getWidth() + 1) / 2) * ((image.getHeight() + 1) / 2));
    }

    private static boolean isNear(int one, int other, int tolerance) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) > tolerance) {
                return false;
            }
        }
        return true;
    }

    private I420 luma(int left, int top, int width, int height) {
        I420 picture = new I420(width, height);
        picture.black();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = image.getRGB(left + x, top + y);
                picture.y().put(y * width + x, (byte) (16 + (66 * (rgb >> 16 & 0xFF) + 129 * (rgb >> 8 & 0xFF) + 25 * (rgb & 0xFF)) / 256));
            }
        }
        return picture;
    }
}
