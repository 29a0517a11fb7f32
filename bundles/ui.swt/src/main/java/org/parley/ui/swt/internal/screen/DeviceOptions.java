package org.parley.ui.swt.internal.screen;

import java.util.ArrayList;
import java.util.List;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.VideoInput;
import org.parley.ui.swt.internal.look.Choice;

/** What cameras, microphones and speakers are called when one is to be chosen. Values are as {@code parse} of the inputs and outputs takes them. */
public enum DeviceOptions {
    /** Where pictures come from. */
    CAMERA("none", "device.camera.none"),
    /** Where sound comes from. */
    MICROPHONE("silence", "device.microphone.none"),
    /** Where sound goes. */
    SPEAKER("none", "device.speaker.none");

    private final String none;
    private final String noneText;

    DeviceOptions(String none, String noneText) {
        this.none = none;
        this.noneText = noneText;
    }

    /** Offers the devices of these names, which are {@code known} or still to be asked for, with {@code chosen}, which is offered even when it is none of them: a file, or a device that is not connected. */
    public void offer(Ui ui, Choice<String> choice, List<String> names, boolean known, String chosen) {
        List<Choice.Option<String>> options = new ArrayList<>();
        options.add(new Choice.Option<>("any", ui.text(known && names.isEmpty() ? "device.any.none" : "device.any")));
        names.forEach(name -> options.add(new Choice.Option<>(name, name)));
        options.add(new Choice.Option<>(none, ui.text(noneText)));
        if (options.stream().noneMatch(option -> option.value().equals(chosen))) {
            options.add(new Choice.Option<>(chosen, text(ui, chosen)));
        }
        choice.offer(options, chosen);
    }

    private String text(Ui ui, String chosen) {
        boolean device = switch (this) {
            case CAMERA -> VideoInput.parse(chosen) instanceof VideoInput.Device;
            case MICROPHONE -> AudioInput.parse(chosen) instanceof AudioInput.Device;
            case SPEAKER -> AudioOutput.parse(chosen) instanceof AudioOutput.Device;
        };
        if (this == CAMERA && chosen.equals("pattern")) {
            return ui.text("device.camera.pattern");
        }
        return device ? ui.text("device.missing", chosen) : chosen.substring(chosen.lastIndexOf('/') + 1);
    }

    /** What {@link VideoInput#parse} takes for it. */
    public static String value(VideoInput camera) {
        if (camera instanceof VideoInput.Device device) {
            return device.name();
        } else if (camera instanceof VideoInput.File file) {
            return file.path().toString();
        }
        return camera instanceof VideoInput.Pattern ? "pattern" : camera instanceof VideoInput.None ? "none" : "any";
    }

    /** What {@link AudioInput#parse} takes for it. */
    public static String value(AudioInput microphone) {
        if (microphone instanceof AudioInput.Device device) {
            return device.name();
        } else if (microphone instanceof AudioInput.File file) {
            return file.path().toString();
        }
        return microphone instanceof AudioInput.Silence ? "silence" : "any";
    }

    /** What {@link AudioOutput#parse} takes for it. */
    public static String value(AudioOutput speaker) {
        if (speaker instanceof AudioOutput.Device device) {
            return device.name();
        } else if (speaker instanceof AudioOutput.File file) {
            return file.path().toString();
        }
        return speaker instanceof AudioOutput.None ? "none" : "any";
    }
}
