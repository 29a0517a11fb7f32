package org.parley.ui.swt.internal.screen;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.signaling.Subscription;
import org.parley.ui.swt.internal.look.Card;
import org.parley.ui.swt.internal.look.CheckBox;
import org.parley.ui.swt.internal.look.Choice;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.Page;
import org.parley.ui.swt.internal.look.PlatformDialog;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.look.RoundButton;
import org.parley.ui.swt.internal.model.Settings;
import org.parley.ui.swt.internal.text.Texts;

/** What the user can choose; each change is saved and counts at once. */
final class SettingsScreen implements Screen {
    private static final int WIDTH = 640;
    private static final int CHOICE = 260;

    private final Ui ui;
    private Page page;
    private DeviceCard devices;
    private Subscription calls = () -> {};
    private RoundButton back;

    SettingsScreen(Ui ui) {
        this.ui = ui;
    }

    @Override
    public Control open(Composite parent) {
        devices = null;
        page = new Page(parent, WIDTH, false);
        Grid.column(page.column(), 0);
        addHead(page.column());
        return page;
    }

    @Override
    public List<Runnable> parts() {
        Composite column = page.column();
        return List.of(() -> addDevices(column), () -> devices.begin(), () -> addProcessing(column), () -> addPicture(column), () -> addAppearance(column), () -> {
            addAttention(column);
            addFiles(column);
        });
    }

    private void addDevices(Composite column) {
        devices = new DeviceCard(ui);
        devices.open(column);
        calls = ui.events().calls(event -> {
            if (event instanceof CallEvent.StateChanged changed && changed.state() != CallState.ENDED) {
                devices.release();
            } else if (event instanceof CallEvent.StateChanged) {
                devices.capture();
            }
        });
    }

    private void addHead(Composite column) {
        Composite head = new Composite(column, SWT.NONE);
        head.setBackground(column.getBackground());
        Grid.row(head, 2, 0, 0, 8);
        Grid.cell(head).wide();
        back = Keys.name(new RoundButton(head, ui.look(), RoundButton.Kind.PLAIN, "back", ui.text("back"), 40), "settings.back");
        Grid.cell(back);
        back.addListener(SWT.Selection, event -> ui.navigator().home());
        Grid.cell(Keys.name(Labels.title(head, ui.look(), ui.text("settings.title")), "settings.title")).wide();
    }

    private Card card(Composite column, String heading) {
        Card card = new Card(column, ui.look(), ui.text(heading));
        Grid.cell(card).wide().top(16);
        return card;
    }

    private void addSwitch(Card card, String name, String label, boolean on) {
        CheckBox box = Keys.name(new CheckBox(card, ui.look(), ui.text(label), on, true), "settings." + name);
        Grid.cell(box).wide().top(8);
        box.addListener(SWT.Selection, event -> {
            ui.settings().set(name, box.isChecked());
            if (name.startsWith("noise") || name.startsWith("echo") || name.startsWith("automatic")) {
                devices.capture();
            }
        });
    }

    private <T> void addChoice(Card card, String name, String label, List<Choice.Option<T>> options, T chosen, boolean enabled) {
        Composite row = new Composite(card, SWT.NONE);
        row.setBackground(card.getBackground());
        Grid.row(row, 2, 4, 0, 12);
        Grid.cell(row).wide().top(8);
        Grid.cell(Labels.body(row, ui.look(), ui.text(label))).wide();
        Choice<T> choice = Keys.name(new Choice<>(row, ui.look(), ui.text(label)), "settings." + name);
        choice.offer(options, chosen);
        choice.setEnabled(enabled);
        Grid.cell(choice).width(CHOICE);
        // later: a change of theme or language takes this control away
        choice.addListener(SWT.Selection, event -> ui.display().asyncExec(() -> ui.settings().set(name, choice.value())));
    }

    private void addProcessing(Composite column) {
        Settings now = ui.settings().get();
        Card card = card(column, "settings.processing");
        addSwitch(card, "noiseSuppression", "settings.noise", now.noiseSuppression());
        addSwitch(card, "echoCancellation", "settings.echo", now.echoCancellation());
        addSwitch(card, "automaticGain", "settings.gain", now.automaticGain());
    }

    private void addPicture(Composite column) {
        Settings now = ui.settings().get();
        Card card = card(column, "settings.picture");
        addChoice(card, "pictureHeight", "settings.height", Settings.HEIGHTS.stream().map(height -> new Choice.Option<>(height, ui.text("settings.height." + height))).toList(),
            now.pictureHeight(), ui.options().size().isEmpty());
        addChoice(card, "framesPerSecond", "settings.rate", Settings.RATES.stream().map(rate -> new Choice.Option<>(rate, String.valueOf(rate))).toList(), now.framesPerSecond(),
            ui.options().framesPerSecond().isEmpty());
    }

    private void addAppearance(Composite column) {
        Settings now = ui.settings().get();
        Card card = card(column, "settings.appearance");
        addChoice(card, "theme", "settings.theme", Settings.THEMES.stream().map(theme -> new Choice.Option<>(theme, ui.text("settings.theme." + theme))).toList(), now.theme(), true);
        List<Choice.Option<String>> languages = Stream.concat(Stream.of(new Choice.Option<>("system", ui.text("settings.language.system"))),
            Texts.LANGUAGES.stream().map(tag -> new Choice.Option<>(tag, inItself(tag)))).toList();
        addChoice(card, "language", "settings.language", languages, now.language(), true);
    }

    /** Each language by its own name: who cannot read the others finds his. */
    private static String inItself(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private void addAttention(Composite column) {
        Settings now = ui.settings().get();
        Card card = card(column, "settings.attention");
        addSwitch(card, "notifications", "settings.notifications", now.notifications());
        addSwitch(card, "sounds", "settings.sounds", now.sounds());
    }

    private void addFiles(Composite column) {
        Card card = card(column, "settings.files");
        Composite row = new Composite(card, SWT.NONE);
        row.setBackground(card.getBackground());
        Grid.row(row, 2, 4, 0, 12);
        Grid.cell(row).wide().top(8);
        Label folder = Keys.name(Labels.body(row, ui.look(), ui.settings().get().files().toString()), "settings.files");
        Grid.cell(folder).wide();
        PushButton change = Keys.name(new PushButton(row, ui.look(), PushButton.Kind.SECONDARY, ui.text("settings.files.change"), "folder"), "settings.files.change");
        Grid.cell(change);
        change.addListener(SWT.Selection, event -> chooseFolder(folder));
    }

    private void chooseFolder(Label folder) {
        DirectoryDialog dialog = new DirectoryDialog(ui.navigator().shell());
        dialog.setText(ui.text("settings.files"));
        dialog.setFilterPath(ui.settings().get().files().toString());
        String chosen = PlatformDialog.open(ui.display(), dialog::open);
        if (chosen != null && !folder.isDisposed()) {
            ui.settings().set("files", chosen);
            Labels.set(folder, chosen);
            Page.relayout(folder);
        }
    }

    @Override
    public void focus() {
        back.setFocus();
    }

    @Override
    public void close() {
        calls.close();
        if (devices != null) {
            devices.close();
        }
    }
}
