package org.parley.itests.window;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A film of a person, drawn: head and shoulders in a room, breathing a little. For pictures of calls that show what a call looks like. */
final class Portrait {
    private static final int WIDTH = 1_280;
    private static final int HEIGHT = 720;
    private static final int FRAMES = 30;

    private Portrait() {}

    /** Writes a .y4m (YUV4MPEG2) of a second. */
    static Path write(Path file, Color wall, Color shirt, Color hair, Color skin) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(("YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F30:1 Ip A1:1 C420\n").getBytes(StandardCharsets.US_ASCII));
            for (int frame = 0; frame < FRAMES; frame++) {
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                write(draw(wall, shirt, hair, skin, Math.sin(2 * Math.PI * frame / FRAMES)), out);
            }
        }
        return file;
    }

    private static BufferedImage draw(Color wall, Color shirt, Color hair, Color skin, double breath) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(0, 0, mix(wall, 12), WIDTH, HEIGHT, mix(wall, -12)));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setPaint(new Color(255, 255, 255, 60));
        g.fill(new RoundRectangle2D.Double(90, 70, 260, 340, 16, 16));
        g.setPaint(new Color(0, 0, 0, 40));
        g.fill(new RoundRectangle2D.Double(960, 330, 240, 14, 8, 8));
        g.fill(new RoundRectangle2D.Double(990, 230, 34, 100, 6, 6));
        g.fill(new RoundRectangle2D.Double(1_032, 250, 30, 80, 6, 6));
        double rise = 3 * breath;
        g.setPaint(shirt);
        g.fill(new RoundRectangle2D.Double(370, 520 - rise, 540, 400, 240, 240));
        g.setPaint(skin.darker());
        g.fill(new RoundRectangle2D.Double(585, 440 - rise, 110, 120, 60, 60));
        g.setPaint(hair);
        g.fill(new Ellipse2D.Double(500, 130 - rise, 280, 330));
        g.setPaint(skin);
        g.fill(new Ellipse2D.Double(525, 185 - rise, 230, 300));
        g.setPaint(hair);
        g.fill(new Ellipse2D.Double(510, 140 - rise, 260, 120));
        face(g, rise);
        g.dispose();
        return image;
    }

    private static Color mix(Color colour, int lighter) {
        return new Color(Math.min(255, colour.getRed() + lighter), Math.min(255, colour.getGreen() + lighter), Math.min(255, colour.getBlue() + lighter));
    }

    private static void face(Graphics2D g, double rise) {
        g.setPaint(new Color(50, 40, 40));
        g.fill(new Ellipse2D.Double(583, 315 - rise, 20, 22));
        g.fill(new Ellipse2D.Double(677, 315 - rise, 20, 22));
        g.setStroke(new java.awt.BasicStroke(7, java.awt.BasicStroke.CAP_ROUND, java.awt.BasicStroke.JOIN_ROUND));
        g.draw(new java.awt.geom.Arc2D.Double(600, 370 - rise, 80, 50, 200, 140, java.awt.geom.Arc2D.OPEN));
    }

    /** BT.601, limited range, as the engines take it. */
    private static void write(BufferedImage image, OutputStream out) throws IOException {
        byte[] y = new byte[WIDTH * HEIGHT];
        byte[] u = new byte[WIDTH * HEIGHT / 4];
        byte[] v = new byte[WIDTH * HEIGHT / 4];
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                int rgb = image.getRGB(column, row);
                int r = rgb >> 16 & 0xFF;
                int g = rgb >> 8 & 0xFF;
                int b = rgb & 0xFF;
                y[row * WIDTH + column] = (byte) (16 + (66 * r + 129 * g + 25 * b) / 256);
                if (row % 2 == 0 && column % 2 == 0) {
                    int at = row / 2 * WIDTH / 2 + column / 2;
                    u[at] = (byte) (128 + (-38 * r - 74 * g + 112 * b) / 256);
                    v[at] = (byte) (128 + (112 * r - 94 * g - 18 * b) / 256);
                }
            }
        }
        out.write(y);
        out.write(u);
        out.write(v);
    }
}
