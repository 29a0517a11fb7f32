package org.parley.media.source;

import org.parley.media.MediaException;

/** The stream header of a YUV4MPEG2 file, within limits. */
record Y4mHeader(int width, int height, double framesPerSecond) {
    private static final double UNKNOWN_RATE = 25;

    static Y4mHeader parse(String line, SourceFile file) throws MediaException {
        int width = 0;
        int height = 0;
        double rate = UNKNOWN_RATE;
        for (String field : line.substring("YUV4MPEG2".length()).split(" +")) {
            String value = field.isEmpty() ? "" : field.substring(1);
            switch (field.isEmpty() ? ' ' : field.charAt(0)) {
                case 'W' -> width = side("width", value, 3_840, file);
                case 'H' -> height = side("height", value, 2_160, file);
                case 'F' -> rate = rate(value, file);
                case 'C' -> colours(value, file);
                default -> { }
            }
        }
        if (width == 0 || height == 0) {
            throw file.bad("has no " + (width == 0 ? "width (W)" : "height (H)") + " in its header; make it anew");
        }
        return new Y4mHeader(width, height, rate);
    }

    /** Bytes of a picture. */
    long frameBytes() {
        return (long) width * height + 2L * ((width + 1) / 2) * ((height + 1) / 2);
    }

    private static int side(String name, String value, int most, SourceFile file) throws MediaException {
        if (value.matches("[0-9]{1,9}")) {
            int side = Integer.parseInt(value);
            if (side >= 16 && side <= most) {
                return side;
            }
        }
        throw file.bad("declares the " + name + " " + shown(value) + ", but it must be 16 to " + most + "; scale it with: ffmpeg -i IN.y4m -vf scale=640:480 OUT.y4m");
    }

    private static double rate(String value, SourceFile file) throws MediaException {
        if (value.equals("0:0")) {
            return UNKNOWN_RATE;
        }
        if (value.matches("[0-9]{1,9}:[0-9]{1,9}")) {
            String[] parts = value.split(":");
            double rate = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
            if (rate >= 1 && rate <= 120) {
                return rate;
            }
        }
        throw file.bad("declares the frame rate " + shown(value) + ", but it must be 1 to 120 a second; convert it with: ffmpeg -i IN.y4m -r 30 OUT.y4m");
    }

    private static void colours(String value, SourceFile file) throws MediaException {
        switch (value) {
            case "420", "420jpeg", "420mpeg2", "420paldv" -> { }
            default -> throw file.bad("has the colour space C" + shown(value) + ", but only 8-bit 4:2:0 (C420) can be played; convert it with: ffmpeg -i IN.y4m -pix_fmt yuv420p OUT.y4m");
        }
    }

    /** Hostile text must not break the one line of the error. */
    private static String shown(String value) {
        String clean = value.replaceAll("[^\\x21-\\x7E]", "?");
        return clean.length() > 20 ? clean.substring(0, 20) + "…" : clean;
    }
}
