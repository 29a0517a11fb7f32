package org.parley.ui.swt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.ui.swt.internal.look.Fonts;
import org.parley.ui.swt.internal.look.IconMasks;
import org.parley.ui.swt.internal.look.Icons;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.look.Theme;
import org.parley.ui.swt.internal.rig.Stage;
import org.parley.ui.swt.internal.video.FigureLines;

/** A measured window uses itself. */
class WalkTest {
    @AfterEach
    void forget() {
        System.clearProperty(Walk.PROPERTY);
    }

    @Test
    void stepsAreTakenInOrderAndTheEndIsNoted(@TempDir Path folder) throws IOException {
        Stage.end();
        System.setProperty(Walk.PROPERTY, Files.write(folder.resolve("steps"), List.of("part first", "type name bob smith", "press go", "enter name", "close go")).toString());
        Path figures = folder.resolve("figures");
        List<String> happened = new ArrayList<>();
        Display display = new Display();
        try {
            Shell shell = new Shell(display);
            Text name = Keys.name(new Text(shell, SWT.SINGLE), "name");
            name.addListener(SWT.Modify, event -> happened.add("typed " + name.getText()));
            name.addListener(SWT.DefaultSelection, event -> happened.add("entered"));
            PushButton button = Keys.name(new PushButton(shell, new Look(Theme.LIGHT, new Fonts(display), new Icons(display, new IconMasks())), PushButton.Kind.PRIMARY, "Go"), "go");
            button.addListener(SWT.Selection, event -> happened.add("pressed"));
            shell.open();
            Walk walk = Walk.begin(display, Optional.of(new FigureLines(figures))).orElseThrow();
            long end = System.nanoTime() + 20_000_000_000L;
            while (!Files.exists(figures) && System.nanoTime() < end) {
                if (!display.readAndDispatch()) {
                    display.sleep();
                }
            }
            assertThat(happened).containsExactly("typed bob smith", "pressed", "entered");
            assertThat(walk.step()).isEqualTo("first: close go");
            assertThat(shell.isDisposed()).isTrue();
            assertThat(figures).hasContent("{\"walked\":true}");
        } finally {
            display.dispose();
        }
    }
}
