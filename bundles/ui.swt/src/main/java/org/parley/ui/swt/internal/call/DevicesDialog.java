package org.parley.ui.swt.internal.call;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.parley.call.Call;
import org.parley.call.MediaChoice;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.Devices;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoInput;
import org.parley.ui.swt.internal.look.CheckBox;
import org.parley.ui.swt.internal.look.Choice;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.model.Settings;
import org.parley.ui.swt.internal.screen.DeviceOptions;
import org.parley.ui.swt.internal.screen.Ui;

/** Camera, microphone and speaker of the call that goes on; what is chosen counts at once, and is remembered. */
final class DevicesDialog extends CallDialog {
    private final Call call;
    private Choice<String> camera;
    private Choice<String> microphone;
    private Choice<String> speaker;

    DevicesDialog(Ui ui, Call call) {
        super(ui, "devices", "devices.title");
        this.call = call;
    }

    @Override
    void fill(Composite parent) {
        camera = choice(parent, "camera", chosen -> call.camera(VideoInput.parse(chosen)));
        microphone = choice(parent, "microphone", chosen -> call.microphone(AudioInput.parse(chosen)));
        speaker = choice(parent, "speaker", chosen -> call.speaker(AudioOutput.parse(chosen)));
        Settings settings = ui().settings().get();
        box(parent, "devices.noise", "settings.noise", "noiseSuppression", settings.noiseSuppression()).top(16);
        box(parent, "devices.echo", "settings.echo", "echoCancellation", settings.echoCancellation());
        box(parent, "devices.gain", "settings.gain", "automaticGain", settings.automaticGain());
        button(buttons(parent, 1), "devices.close", PushButton.Kind.PRIMARY, ui().text("call.close"), () -> shell().close());
        offer(Devices.NONE, false);
        ui().services().engine().ifPresent(engine -> ui().background().run(engine::devices, found -> offer(found, true), failure -> {}));
        camera.setFocus();
    }

    private Choice<String> choice(Composite parent, String name, Consumer<String> chosen) {
        Grid.cell(Labels.strong(parent, ui().look(), ui().text("settings." + name))).wide().top(16);
        Choice<String> choice = Keys.name(new Choice<>(parent, ui().look(), ui().text("settings." + name)), "devices." + name);
        Grid.cell(choice).wide().top(4);
        choice.addListener(SWT.Selection, event -> {
            chosen.accept(choice.value());
            ui().settings().set(name, choice.value());
        });
        return choice;
    }

    private Grid.Cell box(Composite parent, String key, String text, String name, boolean on) {
        CheckBox box = Keys.name(new CheckBox(parent, ui().look(), ui().text(text), on, true), key);
        box.addListener(SWT.Selection, event -> {
            ui().settings().set(name, box.isChecked());
            Settings now = ui().settings().get();
            call.processing(new SoundProcessing(now.noiseSuppression(), now.echoCancellation(), now.automaticGain()));
        });
        return Grid.cell(box).wide();
    }

    private void offer(Devices devices, boolean known) {
        if (camera.isDisposed()) {
            return;
        }
        MediaChoice used = call.media();
        DeviceOptions.CAMERA.offer(ui(), camera, devices.cameras(), known, DeviceOptions.value(used.capture().camera()));
        DeviceOptions.MICROPHONE.offer(ui(), microphone, devices.microphones(), known, DeviceOptions.value(used.capture().microphone()));
        DeviceOptions.SPEAKER.offer(ui(), speaker, devices.speakers(), known, DeviceOptions.value(used.speaker()));
    }
}
