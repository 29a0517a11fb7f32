package org.parley.ui.swt.internal.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.ui.swt.internal.rig.Stage;

/** Text that breaks its lines by itself takes the room that the platform's label would, and never more than it has. */
class ProseTest {
    private Shell shell;
    private Look look;

    @BeforeEach
    void open() {
        Display display = Stage.display();
        shell = new Shell(display);
        look = new Look(Theme.LIGHT, new Fonts(display), new Icons(display, new IconMasks()));
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Parley", "Search && call", "Two\nlines", "Choose somebody to see what calls there were, or to call.", "选择一个人，查看以前的通话，或者开始新的通话。",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"})
    void itIsAsLargeAsThePlatformsOwnLabel(String text) {
        Label ours = Labels.body(shell, look, "");
        ours.setText(text);
        Label platforms = new Label(shell, SWT.WRAP);
        platforms.setFont(look.fonts().body());
        platforms.setText(text);
        for (int room : new int[] {SWT.DEFAULT, 400, 150, 90}) {
            Point size = ours.computeSize(room, SWT.DEFAULT);
            Point own = platforms.computeSize(room, SWT.DEFAULT);
            assertThat(size).as("with room for %d", room).isEqualTo(own);
        }
    }

    @Test
    void itBreaksItsLinesForTheRoomThatItGetsAndStillSaysTheSame() {
        String text = "Choose somebody to see what calls && messages there were.";
        Label label = Labels.body(shell, look, "");
        label.setText(text);
        label.setSize(label.computeSize(150, SWT.DEFAULT));
        assertThat(label.getText()).isEqualTo(text);
        assertThat(widestLine(label)).isBetween(1, 150);
        label.setSize(1000, 40);
        assertThat(widestLine(label)).isGreaterThan(150);
    }

    @Test
    void anotherTextTakesTheRoomThatItNeeds() {
        Label label = Labels.body(shell, look, "Short");
        Point before = label.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        Labels.set(label, "Something that is much longer");
        assertThat(label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x).isGreaterThan(2 * before.x);
        label.setFont(look.fonts().title());
        assertThat(label.computeSize(SWT.DEFAULT, SWT.DEFAULT).y).isGreaterThan(before.y);
    }

    private static int widestLine(Label label) {
        GC gc = new GC(label);
        try {
            gc.setFont(label.getFont());
            return ((Prose) label).seen().lines().mapToInt(line -> gc.textExtent(line.replace("&&", "&")).x).max().orElse(0);
        } finally {
            gc.dispose();
        }
    }

    @Test
    void linesInTheMiddleAreSeenInTheMiddle() {
        shell.setBackground(Theme.LIGHT.window());
        shell.setSize(400, 400);
        shell.open();
        Label label = Labels.body(shell, look, "Choose somebody to see what calls there were, or to call, whoever that may be, on whichever day of the week.");
        label.setAlignment(SWT.CENTER);
        label.setBounds(0, 0, 150, label.computeSize(150, SWT.DEFAULT).y);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        double left = 0;
        while (left < 0.3 && System.nanoTime() < end) {
            while (shell.getDisplay().readAndDispatch()) {
                Thread.onSpinWait();
            }
            left = left(label);
        }
        assertThat(left).as("share of the ink in the left half").isBetween(0.3, 0.7);
    }

    private double left(Label label) {
        Point size = label.getSize();
        Image image = new Image(shell.getDisplay(), size.x, size.y);
        GC gc = new GC(label);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageData data = image.getImageData(100);
        image.dispose();
        int[] ink = new int[2];
        for (int x = 0; x < size.x; x++) {
            for (int y = 0; y < size.y; y++) {
                ink[2 * x / size.x] += data.palette.getRGB(data.getPixel(x, y)).green < 128 ? 1 : 0;
            }
        }
        return ink[0] / (double) Math.max(1, ink[0] + ink[1]);
    }
}
