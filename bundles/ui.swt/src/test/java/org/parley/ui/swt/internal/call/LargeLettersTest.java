package org.parley.ui.swt.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.internal.gtk.GTK;
import org.eclipse.swt.internal.gtk.OS;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.call.CallState;
import org.parley.ui.swt.internal.rig.Stage;

/** Letters of twice the size, by the desktop's setting, in windows of the same size. */
class LargeLettersTest {
    private static final byte[] DPI = "gtk-xft-dpi\0".getBytes(StandardCharsets.US_ASCII);
    @TempDir
    Path folder;
    private final int[] before = new int[1];

    @BeforeEach
    void enlarge() {
        Stage.display();
        OS.g_object_get(GTK.gtk_settings_get_default(), DPI, before, 0);
        OS.g_object_set(GTK.gtk_settings_get_default(), DPI, 192 * 1024, 0);
    }

    @AfterEach
    void restore() {
        OS.g_object_set(GTK.gtk_settings_get_default(), DPI, before[0], 0);
    }

    @Test
    void noWordUnderTheButtonsOfAnIncomingCallIsBroken() throws IOException {
        try (CallRig rig = new CallRig(folder, "language=de\nsounds=false\nnotifications=false\n")) {
            rig.incoming(CallState.RINGING);
            rig.stage.until("it is there", () -> rig.stage.shows("incoming.answer"));
            assertThat(rig.stage.controls()).filteredOn(control -> control instanceof Label label && label.getText().equals("Annehmen"))
                .isNotEmpty().allSatisfy(label -> assertThat(label.getSize().x).isGreaterThanOrEqualTo(label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x));
            assertThat(rig.stage.controls()).filteredOn(control -> control.getShell() == rig.stage.find("incoming") && control.getParent() != null)
                .allSatisfy(control -> assertThat(control.getLocation().x + control.getSize().x).isLessThanOrEqualTo(control.getParent().getSize().x));
        }
    }
}
