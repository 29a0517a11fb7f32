package org.parley.itests.window;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/**
 * Writes pictures of windows with at most 256 colours: those of larger surfaces as they are, for two that differ little would become one, the others chosen by median cut (Heckbert, 1982). A
 * third of the size, and nobody sees the difference.
 */
final class SmallPng {
    private static final int MOST_COLOURS = 256;
    private static final int MOST_SURFACES = 32;
    private static final double LEAST_SURFACE = 0.001;

    private SmallPng() {}

    static void write(BufferedImage image, Path file) {
        try {
            Files.createDirectories(file.getParent());
            if (!ImageIO.write(indexed(image), "png", file.toFile())) {
                throw new AssertionError("this Java writes no PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage indexed(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel & 0xFFFFFF, 1, Integer::sum);
        }
        List<Box> boxes = cut(counts);
        byte[][] palette = new byte[3][boxes.size()];
        Map<Integer, Integer> index = new TreeMap<>();
        for (int i = 0; i < boxes.size(); i++) {
            int mean = boxes.get(i).mean(counts);
            for (int part = 0; part < 3; part++) {
                palette[part][i] = (byte) (mean >> 16 - 8 * part);
            }
            for (int colour : boxes.get(i).colours()) {
                index.put(colour, i);
            }
        }
        BufferedImage small = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, boxes.size(), palette[0], palette[1], palette[2]));
        int[] indices = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            indices[i] = index.get(pixels[i] & 0xFFFFFF);
        }
        small.getRaster().setPixels(0, 0, image.getWidth(), image.getHeight(), indices);
        return small;
    }

    private static List<Box> cut(Map<Integer, Integer> counts) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<Integer> surfaces = counts.keySet().stream().filter(colour -> counts.get(colour) >= LEAST_SURFACE * all)
            .sorted(Comparator.comparingInt((Integer colour) -> counts.get(colour)).reversed()).limit(MOST_SURFACES).toList();
        List<Box> boxes = new ArrayList<>(surfaces.stream().map(colour -> new Box(List.of(colour))).toList());
        List<Integer> others = counts.keySet().stream().filter(colour -> !surfaces.contains(colour)).toList();
        if (!others.isEmpty()) {
            boxes.add(new Box(others));
        }
        while (boxes.size() < MOST_COLOURS) {
            Box widest = boxes.stream().max(Comparator.comparingInt(Box::spread)).orElseThrow();
            if (widest.colours().size() < 2) {
                break;
            }
            boxes.remove(widest);
            boxes.addAll(widest.halves());
        }
        return boxes;
    }

    /** Colours that are near each other. */
    private record Box(List<Integer> colours) {
        /** The longest edge. */
        int spread() {
            return Math.max(spread(16), Math.max(spread(8), spread(0)));
        }

        private int spread(int shift) {
            int least = 255;
            int most = 0;
            for (int colour : colours) {
                least = Math.min(least, colour >> shift & 0xFF);
                most = Math.max(most, colour >> shift & 0xFF);
            }
            return most - least;
        }

        /** Cut in the middle of the longest edge. */
        List<Box> halves() {
            int shift = spread(8) >= spread(16) && spread(8) >= spread(0) ? 8 : spread(16) >= spread(0) ? 16 : 0;
            List<Integer> sorted = new ArrayList<>(colours);
            sorted.sort(Comparator.comparingInt(c -> c >> shift & 0xFF));
            return List.of(new Box(List.copyOf(sorted.subList(0, sorted.size() / 2))), new Box(List.copyOf(sorted.subList(sorted.size() / 2, sorted.size()))));
        }

        int mean(Map<Integer, Integer> counts) {
            long[] sums = new long[3];
            long all = 0;
            for (int colour : colours) {
                int count = counts.get(colour);
                for (int part = 0; part < 3; part++) {
                    sums[part] += (long) count * (colour >> 16 - 8 * part & 0xFF);
                }
                all += count;
            }
            return (int) (sums[0] / all) << 16 | (int) (sums[1] / all) << 8 | (int) (sums[2] / all);
        }
    }
}
