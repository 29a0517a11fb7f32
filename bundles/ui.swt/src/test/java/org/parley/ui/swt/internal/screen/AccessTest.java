package org.parley.ui.swt.internal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.signaling.Peer;
import org.parley.ui.swt.internal.look.Drawn;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.rig.Heard;
import org.parley.ui.swt.internal.rig.Stage;

/** Every control has a name for screen readers and programs, and works without a pointer. */
class AccessTest {
    @TempDir
    Path folder;
    private Stage stage;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "language=en\n");
        Files.writeString(folder.resolve("state.properties"), "servers=one.example\\ntwo.example\n");
        stage = new Stage(folder);
        stage.server.online = java.util.List.of(new Peer("bob", Peer.Status.AVAILABLE));
        stage.open();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void check() {
        for (Control control : stage.controls()) {
            if (control instanceof Drawn drawn) {
                assertThat(drawn.name()).as("name of %s", Keys.of(drawn)).isNotBlank();
                assertThat(Keys.of(drawn)).as("key of %s", drawn.name()).isNotBlank();
            }
        }
    }

    @Test
    void everyDrawnControlIsNamed() {
        check();
        stage.type("connect.server", "example.org");
        stage.press("connect.button");
        check();
        stage.type("signin.user", "alice");
        stage.type("signin.password", "correct horse");
        stage.press("signin.button");
        Table people = (Table) stage.find("people");
        people.setSelection(0);
        people.notifyListeners(SWT.Selection, new Event());
        check();
        stage.press("home.settings");
        check();
    }

    @Test
    void everyFieldIsTiedToWhatNamesIt() {
        assertThat(named("connect.server")).isEqualTo("Server");
        stage.type("connect.server", "example.org");
        stage.press("connect.button");
        assertThat(named("signin.user")).isEqualTo("User name");
        assertThat(named("signin.password")).isEqualTo("Password");
        stage.type("signin.user", "alice");
        stage.type("signin.password", "correct horse");
        stage.press("signin.button");
        assertThat(named("home.search")).isEqualTo("Search people");
        assertThat(named("people")).isEqualTo("People");
    }

    private String named(String key) {
        return Heard.label(stage.find(key));
    }

    @Test
    void spaceAndEnterPressWhatHasTheFocus() {
        stage.type("connect.server", "nonsense here");
        Event space = new Event();
        space.character = ' ';
        stage.find("connect.button").notifyListeners(SWT.KeyDown, space);
        assertThat(stage.text("connect.server.message")).startsWith("This is no address");
        stage.type("connect.server", "example.org");
        Event enter = new Event();
        enter.detail = SWT.TRAVERSE_RETURN;
        stage.find("connect.button").notifyListeners(SWT.Traverse, enter);
        stage.settle();
        assertThat(stage.shows("signin.user")).isTrue();
    }

    @Test
    void tabWalksOverAllControls() {
        stage.find("connect.server").setFocus();
        for (String next : new String[] {"connect.button", "connect.recent.one.example", "connect.recent.two.example"}) {
            Control focused = stage.window().display().getFocusControl();
            assertThat(focused.traverse(SWT.TRAVERSE_TAB_NEXT)).isTrue();
            stage.settle();
            assertThat(Keys.of(stage.window().display().getFocusControl())).isEqualTo(next);
        }
    }
}
