package org.parley.ui.swt.internal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.ui.swt.internal.rig.Stage;

class SlicesTest {
    private final Display display = Stage.display();
    private final Shell shell = new Shell(display);
    private final List<String> done = new ArrayList<>();
    private int mistakes;

    @AfterEach
    void close() {
        shell.dispose();
    }

    private void settle() {
        for (boolean more = true; more;) {
            try {
                more = display.readAndDispatch();
            } catch (RuntimeException e) {
                mistakes++;
            }
        }
    }

    private static void mistake() {
        throw new IllegalStateException("a mistake, on purpose");
    }

    @Test
    void aPartWithAMistakeIsToldAndTheOthersCome() {
        new Slices(shell).then(() -> done.add("first")).then(SlicesTest::mistake).then(() -> done.add("last")).begin();
        settle();
        assertThat(done).containsExactly("first", "last");
        assertThat(mistakes).isEqualTo(1);
    }

    @Test
    void nothingMoreComesOfAControlThatIsGone() {
        new Slices(shell).then(shell::dispose).then(() -> done.add("late")).begin();
        settle();
        assertThat(done).isEmpty();
        assertThat(mistakes).isZero();
    }
}
