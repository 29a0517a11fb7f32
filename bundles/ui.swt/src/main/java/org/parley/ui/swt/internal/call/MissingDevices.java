package org.parley.ui.swt.internal.call;

import java.util.ArrayList;
import java.util.List;
import org.parley.call.Call;
import org.parley.call.MediaChoice;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.Devices;
import org.parley.media.VideoInput;
import org.parley.ui.swt.internal.screen.Ui;

/** Says once a call what is used of whichever device there is, when there is none: otherwise nobody knows why the other one hears nothing. On the UI thread. */
final class MissingDevices {
    private final Ui ui;
    private String looked = "";

    MissingDevices(Ui ui) {
        this.ui = ui;
    }

    /** The call has been answered. */
    void look(Call call) {
        if (looked.equals(call.id())) {
            return;
        }
        looked = call.id();
        ui.services().engine().ifPresent(engine -> ui.background().run(engine::devices, found -> say(call.media(), found), failure -> {}));
    }

    private void say(MediaChoice used, Devices found) {
        List<String> missing = new ArrayList<>();
        if (used.capture().camera() instanceof VideoInput.Any && found.cameras().isEmpty()) {
            missing.add(ui.text("settings.camera"));
        }
        if (used.capture().microphone() instanceof AudioInput.Any && found.microphones().isEmpty()) {
            missing.add(ui.text("settings.microphone"));
        }
        if (used.speaker() instanceof AudioOutput.Any && found.speakers().isEmpty()) {
            missing.add(ui.text("settings.speaker"));
        }
        if (!missing.isEmpty()) {
            ui.navigator().say(ui.text("missing.devices", String.join(", ", missing)));
        }
    }
}
