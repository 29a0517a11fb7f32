package org.parley.ui.swt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;
import org.parley.ui.swt.internal.look.IconMasks;
import org.parley.ui.swt.internal.rig.Stage;

/** What is made beforehand is never seen and leaves nothing. */
class RehearsalTest {
    @Test
    void everyKindOfControlIsMadeOnceAndGone() {
        Stage.end();
        Display display = new Display();
        try {
            Rehearsal rehearsal = new Rehearsal(new IconMasks());
            int steps = 0;
            while (rehearsal.step(display)) {
                steps++;
                assertThat(display.getShells()).hasSize(1).allMatch(shell -> !shell.isVisible() && shell.getChildren().length == 0);
            }
            assertThat(steps).isGreaterThan(15);
            assertThat(display.getShells()).isEmpty();
            assertThat(rehearsal.step(display)).as("a second time").isFalse();
        } finally {
            display.dispose();
        }
    }
}
