package org.parley.ui.swt.internal.screen;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.parley.signaling.SignalingException;
import org.parley.ui.swt.internal.look.CheckBox;
import org.parley.ui.swt.internal.look.Field;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.Page;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.look.Segments;
import org.parley.ui.swt.internal.model.Failures;
import org.parley.ui.swt.internal.model.ServerAddress;

/** Signs in, or makes an account: one screen, two ways. What is wrong stands at the field that it is about. */
final class SignInScreen implements Screen {
    private static final int LEAST_PASSWORD = 8;

    private final Ui ui;
    private final Entrance entrance;
    private final String note;
    private Page page;
    private Label title;
    private Segments mode;
    private Field user;
    private Field password;
    private Field repeat;
    /** Shown once the server asks for one, or the command line has one. */
    private Field invitation;
    private boolean invited;
    private CheckBox stay;
    private PushButton button;
    private Countdown countdown;

    /** {@code note} stands above the fields, such as why one must sign in again; may be empty. */
    SignInScreen(Ui ui, Entrance entrance, String note) {
        this.ui = ui;
        this.entrance = entrance;
        this.note = note;
        this.invited = !ui.options().invitation().isEmpty();
    }

    @Override
    public Control open(Composite parent) {
        page = new Page(parent, 400, true);
        Composite column = page.column();
        Grid.column(column, 0);
        addHead(column);
        mode = Keys.name(new Segments(column, ui.look(), List.of("signin.mode.login", "signin.mode.register"),
            List.of(ui.text("signin.login"), ui.text("signin.register"))), "signin.mode");
        Grid.cell(mode).wide().top(16);
        mode.addListener(SWT.Selection, event -> {
            Stream.of(user, password, repeat, invitation).forEach(Field::clear); // what was refused there is not asked for here
            changeMode();
            if (event.button != 0) {
                focus();
            }
        });
        countdown = new Countdown(ui.display());
        return page;
    }

    @Override
    public List<Runnable> parts() {
        return List.of(this::addFields, this::addRest);
    }

    private void addFields() {
        Composite column = page.column();
        user = field(column, "signin.user", SWT.NONE, ui.text("signin.user"), "");
        password = field(column, "signin.password", SWT.PASSWORD, ui.text("signin.password"), "");
        repeat = field(column, "signin.repeat", SWT.PASSWORD, ui.text("signin.repeat"), "");
        invitation = field(column, "signin.invitation", SWT.NONE, ui.text("signin.invitation"), "");
    }

    private void addRest() {
        Composite column = page.column();
        stay = Keys.name(new CheckBox(column, ui.look(), ui.text("signin.stay"), ui.memory().stay(), false), "signin.stay");
        Grid.cell(stay).top(12);
        button = Keys.name(new PushButton(column, ui.look(), PushButton.Kind.PRIMARY, ui.text("signin.login")), "signin.button");
        Grid.cell(button).wide().height(48).top(16);
        button.addListener(SWT.Selection, event -> submit());
        addServer(column);
        user.text().setText(ui.options().user().isEmpty() ? ui.memory().user() : ui.options().user());
        invitation.text().setText(ui.options().invitation());
        changeMode();
    }

    private void addHead(Composite column) {
        Grid.cell(Brand.sign(column, ui.look(), "video", 56)).middle().width(56).height(56);
        title = Keys.name(Labels.title(column, ui.look(), ""), "signin.title");
        title.setAlignment(SWT.CENTER);
        Grid.cell(title).wide().top(16);
        if (!note.isEmpty()) {
            Label why = Keys.name(Labels.body(column, ui.look(), note), "signin.note");
            why.setAlignment(SWT.CENTER);
            why.setForeground(ui.look().theme().danger());
            Grid.cell(why).wide().top(16);
        }
    }

    private Field field(Composite column, String key, int style, String label, String hint) {
        Field field = new Field(column, ui.look(), key, style, label, hint);
        Grid.cell(field).wide().top(key.equals("signin.user") ? 24 : 12);
        field.text().addListener(SWT.DefaultSelection, event -> submit());
        return field;
    }

    private void addServer(Composite column) {
        String server = ui.account().server().map(ServerAddress::shown).orElse("");
        PushButton change = Keys.name(new PushButton(column, ui.look(), PushButton.Kind.QUIET, ui.text("signin.server", server), "server"), "signin.server");
        Grid.cell(change).middle().top(16);
        change.addListener(SWT.Selection, event -> entrance.cancel());
    }

    private boolean registers() {
        return mode.chosen() == 1;
    }

    private void changeMode() {
        Labels.set(title, ui.text(registers() ? "signin.register" : "signin.title"));
        Grid.show(repeat, registers());
        Grid.show(invitation, registers() && invited);
        user.hint(registers() ? ui.text("signin.user.hint") : "");
        button.text(ui.text(registers() ? "signin.create" : "signin.login"));
        page.measure();
    }

    private void submit() {
        if (!button.isEnabled() || !check()) {
            return;
        }
        busy(true);
        Consumer<Throwable> then = failure -> {
            if (failure == null) {
                ui.navigator().home();
            } else if (!page.isDisposed()) {
                busy(false);
                refused(failure);
            }
        };
        if (registers()) {
            ui.account().register(user.value().strip(), password.value(), invitation.value().strip(), stay.isChecked(), then);
        } else {
            ui.account().signIn(user.value().strip(), password.value(), stay.isChecked(), then);
        }
    }

    private boolean check() {
        if (user.value().isBlank()) {
            return wrong(user, ui.text("signin.user.empty"));
        } else if (password.value().isEmpty()) {
            return wrong(password, ui.text("signin.password.empty"));
        } else if (registers() && password.value().codePointCount(0, password.value().length()) < LEAST_PASSWORD) {
            return wrong(password, ui.text("refused.password-invalid"));
        } else if (registers() && !password.value().equals(repeat.value())) {
            return wrong(repeat, ui.text("signin.repeat.differs"));
        }
        return true;
    }

    private boolean wrong(Field field, String what) {
        field.wrong(what);
        field.setFocus();
        return false;
    }

    private void refused(Throwable failure) {
        String text = FailureText.of(ui, failure);
        String code = Failures.cause(failure) instanceof SignalingException e ? String.valueOf(e.code()) : "";
        switch (code) {
            case "username-taken", "username-invalid" -> wrong(user, text);
            case "registration-closed" -> askForInvitation();
            case "rate-limited" -> waitForRate(((SignalingException) Failures.cause(failure)).retryAfterMillis());
            default -> wrong(password, text);
        }
    }

    private void askForInvitation() {
        boolean given = !invitation.value().isBlank();
        invited = true;
        changeMode();
        wrong(invitation, ui.text(given ? "signin.invitation.refused" : "refused.registration-closed"));
    }

    private void waitForRate(long millis) {
        button.setEnabled(false);
        countdown.run(Math.max(1, (millis + 999) / 1_000), left -> {
            if (left == 0) {
                button.setEnabled(true);
                password.clear();
            } else {
                password.wrong(ui.text("refused.rate-limited") + " " + ui.text("signin.again", left));
            }
        });
    }

    private void busy(boolean busy) {
        button.setEnabled(!busy);
        button.text(ui.text(busy ? "signin.busy" : registers() ? "signin.create" : "signin.login"));
    }

    @Override
    public void focus() {
        Stream.of(user, password, repeat).filter(field -> field.value().isEmpty() && (field != repeat || registers())).findFirst().orElse(password).setFocus();
    }

    @Override
    public void close() {
        countdown.stop();
    }
}
