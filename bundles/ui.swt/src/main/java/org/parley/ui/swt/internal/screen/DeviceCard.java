package org.parley.ui.swt.internal.screen;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.parley.media.CaptureSettings;
import org.parley.media.Devices;
import org.parley.media.MediaEngine;
import org.parley.media.VideoInput;
import org.parley.ui.swt.internal.look.Card;
import org.parley.ui.swt.internal.look.Choice;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.LevelMeter;
import org.parley.ui.swt.internal.look.Page;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.look.Spoken;
import org.parley.ui.swt.internal.model.DevicePreview;
import org.parley.ui.swt.internal.model.MediaPlan;
import org.parley.ui.swt.internal.model.Settings;
import org.parley.ui.swt.internal.model.TestTone;
import org.parley.ui.swt.internal.video.VideoView;

/** Camera, microphone and speaker, with the picture and the level as they are now. */
final class DeviceCard {
    private static final int LEVEL_MILLIS = 60;
    private static final int NARROW = 520;

    private final Ui ui;
    private Card card;
    private VideoView view;
    private Label state;
    private String said = "";
    private LevelMeter level;
    private Choice<String> camera;
    private Choice<String> microphone;
    private Choice<String> speaker;
    private PushButton test;
    private DevicePreview preview;
    private TestTone tone;

    DeviceCard(Ui ui) {
        this.ui = ui;
    }

    void open(Composite parent) {
        card = new Card(parent, ui.look(), ui.text("settings.devices"));
        Grid.cell(card).wide().top(16);
        Composite pair = new Composite(card, SWT.NONE);
        pair.setBackground(card.getBackground());
        Grid.row(pair, 2, 0, 0, 20);
        ((GridLayout) pair.getLayout()).verticalSpacing = 12;
        Grid.cell(pair).wide().top(16);
        card.addListener(SWT.Resize, event -> arrange(pair));
        view = Keys.name(new VideoView(pair, ui.services().painters(), false), "settings.preview");
        view.setBackground(ui.look().theme().stage());
        view.mirror(true);
        view.cover(true);
        view.setToolTipText(ui.text("settings.preview"));
        Spoken.picture(view, ui.text("settings.preview"));
        view.placeholder((gc, size) -> gc.drawImage(ui.look().icons().get("video-off", 32, ui.look().theme().onStage().quiet()), (size.x - 32) / 2, (size.y - 32) / 2));
        Grid.cell(view).width(256).height(144);
        Composite side = new Composite(pair, SWT.NONE);
        side.setBackground(card.getBackground());
        Grid.column(side, 0);
        Grid.cell(side).wide();
        camera = choice(side, "camera", "settings.camera", 0);
        microphone = choice(side, "microphone", "settings.microphone", 12);
        level = Keys.name(new LevelMeter(side, ui.look(), ui.text("settings.level")), "settings.level");
        Grid.cell(level).wide().top(8).height(8);
        state = Keys.name(Labels.small(card, ui.look(), ""), "settings.preview.state");
        Grid.cell(state).wide().top(8);
        addSpeaker();
        tone = new TestTone(ui.services()::engine, ui.background());
        preview = new DevicePreview(ui.services()::engine, ui.background(), view, this::captured);
    }

    /** In a narrow window the choices stand below the picture. */
    private void arrange(Composite pair) {
        int width = card.getSize().x;
        int columns = width > 0 && width < NARROW ? 1 : 2;
        GridLayout layout = (GridLayout) pair.getLayout();
        if (layout.numColumns != columns) {
            layout.numColumns = columns;
            ui.display().asyncExec(() -> {
                if (!card.isDisposed()) {
                    Page.relayout(card);
                }
            });
        }
    }

    private Choice<String> choice(Composite parent, String name, String label, int top) {
        Grid.cell(Labels.strong(parent, ui.look(), ui.text(label))).wide().top(top);
        Choice<String> choice = Keys.name(new Choice<>(parent, ui.look(), ui.text(label)), "settings." + name);
        Grid.cell(choice).wide().top(4).height(40);
        choice.addListener(SWT.Selection, event -> {
            ui.settings().set(name, choice.value());
            capture();
        });
        return choice;
    }

    private void addSpeaker() {
        Composite row = new Composite(card, SWT.NONE);
        row.setBackground(card.getBackground());
        Grid.row(row, 2, 0, 0, 12);
        Grid.cell(row).wide().top(8);
        Composite left = new Composite(row, SWT.NONE);
        left.setBackground(card.getBackground());
        Grid.column(left, 0);
        Grid.cell(left).wide();
        speaker = choice(left, "speaker", "settings.speaker", 0);
        test = Keys.name(new PushButton(row, ui.look(), PushButton.Kind.SECONDARY, ui.text("settings.test"), "speaker"), "settings.test");
        Grid.cell(test).data().verticalAlignment = SWT.END;
        test.addListener(SWT.Selection, event -> tone.play(plan().speaker(), this::toneFailed));
    }

    /** Looks for devices, and shows what those that are chosen give. */
    void begin() {
        offer(Devices.NONE, false);
        boolean fixed = !(ui.options().camera() + ui.options().microphone() + ui.options().speaker()).isEmpty();
        camera.setEnabled(ui.options().camera().isEmpty());
        microphone.setEnabled(ui.options().microphone().isEmpty());
        speaker.setEnabled(ui.options().speaker().isEmpty());
        say(fixed ? ui.text("settings.commandLine") : "");
        Optional<MediaEngine> engine = ui.services().engine();
        if (engine.isEmpty()) {
            say(ui.text("settings.preview.noEngine"));
            return;
        }
        ui.background().run(engine.get()::devices, found -> {
            if (!card.isDisposed()) {
                offer(found, true);
            }
        }, failure -> {});
        if (ui.services().currentCall().isEmpty()) {
            capture();
        }
        meter();
    }

    private void meter() {
        ui.display().timerExec(LEVEL_MILLIS, () -> {
            if (!card.isDisposed()) {
                level.show(preview.level());
                meter();
            }
        });
    }

    private MediaPlan plan() {
        return new MediaPlan(ui.settings().get(), ui.options());
    }

    private void offer(Devices devices, boolean known) {
        Settings now = ui.settings().get();
        DeviceOptions.CAMERA.offer(ui, camera, devices.cameras(), known, ui.options().camera().isEmpty() ? now.camera() : ui.options().camera());
        DeviceOptions.MICROPHONE.offer(ui, microphone, devices.microphones(), known, ui.options().microphone().isEmpty() ? now.microphone() : ui.options().microphone());
        DeviceOptions.SPEAKER.offer(ui, speaker, devices.speakers(), known, ui.options().speaker().isEmpty() ? now.speaker() : ui.options().speaker());
    }

    /** Captures what is chosen now, unless a call does. */
    void capture() {
        if (ui.services().engine().isEmpty() || ui.services().currentCall().isPresent()) {
            return;
        }
        CaptureSettings capture = plan().choice(true).capture();
        say(ui.text("settings.preview.wait"));
        view.hide(capture.camera() instanceof VideoInput.None);
        preview.want(capture);
    }

    /** A call needs the devices. */
    void release() {
        preview.want(null);
        view.hide(true);
    }

    private void captured(Optional<String> problem) {
        if (!card.isDisposed()) {
            boolean none = plan().camera() instanceof VideoInput.None;
            say(problem.isPresent() ? ui.text("settings.preview.failed", problem.get()) : none ? ui.text("settings.preview.none") : "");
        }
    }

    private void toneFailed(String why) {
        if (!card.isDisposed()) {
            say(ui.text("settings.test.failed", why));
        }
    }

    private void say(String text) {
        boolean fixed = text.isEmpty() && !(ui.options().camera() + ui.options().microphone() + ui.options().speaker()).isEmpty();
        String now = fixed ? ui.text("settings.commandLine") : text;
        if (!now.equals(said)) {
            said = now;
            Labels.set(state, now);
            Page.relayout(state);
        }
    }

    void close() {
        preview.close();
        tone.close();
    }
}
