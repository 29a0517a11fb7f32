package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.parley.ui.swt.internal.look.Banner;
import org.parley.ui.swt.internal.look.Fonts;
import org.parley.ui.swt.internal.look.IconMasks;
import org.parley.ui.swt.internal.look.Icons;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.NativeTheme;
import org.parley.ui.swt.internal.look.Theme;
import org.parley.ui.swt.internal.look.Toast;
import org.parley.ui.swt.internal.model.Account;
import org.parley.ui.swt.internal.model.Background;
import org.parley.ui.swt.internal.model.Calling;
import org.parley.ui.swt.internal.model.Events;
import org.parley.ui.swt.internal.model.LaunchOptions;
import org.parley.ui.swt.internal.model.Memory;
import org.parley.ui.swt.internal.model.Services;
import org.parley.ui.swt.internal.model.Settings;
import org.parley.ui.swt.internal.model.SettingsStore;
import org.parley.ui.swt.internal.model.UiThread;
import org.parley.ui.swt.internal.model.UserData;
import org.parley.ui.swt.internal.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window that the client lives in: one screen at a time. */
public final class MainWindow implements Ui, Navigator {
    private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);
    private static final int TOAST_MILLIS = 5_000;

    private final Shell shell;
    private final Composite stack;
    private final Frame frame = new Frame();
    private final StackLayout layout = new StackLayout();
    private final Fonts fonts;
    private final Icons icons;
    private final IconMasks masks;
    private final Services services;
    private final Events events;
    private final UserData data;
    private final LaunchOptions options;
    private final Background background;
    private final Account account;
    private final Calling calling;
    private final Entrance entrance;
    private final ConnectionBanner connection;
    private Look look;
    private Texts texts;
    private Banner banner;
    private Screen screen;
    /** The latest one's; in its place, or soon. */
    private Control awaited;
    /** The one before, as long as it is seen after its end: what is pressed there meanwhile does nothing. */
    private Unheard leaving;
    /** The name of what has the keyboard, for a screen that is opened anew. */
    private String keyboard = "";
    /** Another window has the keyboard, and keeps it. */
    private boolean unfocused;

    /** Not visible yet. */
    public MainWindow(Display display, Services services, Events events, UserData data, LaunchOptions options, Background background, IconMasks masks) {
        this.services = services;
        this.events = events;
        this.data = data;
        this.options = options;
        this.background = background;
        this.masks = masks;
        fonts = new Fonts(display);
        icons = new Icons(display, masks);
        choose();
        shell = Keys.name(new Shell(display, SWT.SHELL_TRIM), "main");
        shell.setText(text("app.name"));
        shell.setMinimumSize(480, 480);
        KeptPlace.of(shell, data.memory());
        stack = new Composite(shell, SWT.NONE);
        stack.setLayout(layout);
        shell.addListener(SWT.Activate, event -> focusLate());
        account = new Account(services, events, new UiThread(display), data.memory(), data.kept());
        calling = new Calling(services, data.settings(), options, events);
        dress();
        connection = new ConnectionBanner(this, this::showBanner, this::hideBanner);
        entrance = new Entrance(this);
        data.settings().listen(this::onSettings);
        display.addListener(SWT.Settings, event -> redress());
    }

    /** Opens the window with the screen for where the client stands. */
    public void open() {
        entrance.begin();
        connection.show();
        shell.open();
        background.run(masks::sign, drawn -> wearSign(), why -> LOG.warn("the window has no sign in its frame", why));
    }

    private void wearSign() {
        if (!shell.isDisposed()) {
            shell.setImages(icons.sign());
        }
    }

    private void choose() {
        Settings settings = data.settings().get();
        boolean dark = "dark".equals(settings.theme()) || "system".equals(settings.theme()) && Display.isSystemDarkTheme();
        look = new Look(Theme.of(dark, NativeTheme.highContrast(fonts.display())), fonts, icons);
        texts = Texts.of(settings.language());
    }

    private void dress() {
        NativeTheme.dark(look.theme().dark());
        shell.setBackground(look.theme().window());
        stack.setBackground(look.theme().window());
        if (banner != null) {
            banner.dispose();
        }
        banner = new Banner(shell, look);
        frame.parts(banner, stack);
        shell.setLayout(frame);
        shell.layout();
    }

    private void onSettings(Settings changed) {
        Theme before = look.theme();
        var was = texts.locale();
        choose();
        if (before != look.theme() || !was.equals(texts.locale())) {
            dress();
            connection.show();
            show(screen);
        }
    }

    private void redress() {
        if (!shell.isDisposed()) {
            onSettings(data.settings().get());
        }
    }

    private void showBanner(String what, String next) {
        boolean hidden = !banner.getVisible();
        banner.setVisible(true);
        banner.say(what, next);
        if (hidden) {
            shell.layout();
        }
    }

    private void hideBanner() {
        banner.setVisible(false);
        shell.layout();
    }

    @Override
    public void show(Screen next) {
        if (shell.isDisposed()) {
            return;
        }
        if (screen != null) {
            screen.close();
        }
        if (awaited != null && awaited != layout.topControl) {
            awaited.dispose(); // another one is wanted meanwhile
        }
        if (leaving == null && layout.topControl != null) {
            leaving = Unheard.all(layout.topControl);
        }
        keyboard = next == screen ? focused() : "";
        screen = next;
        Control made = next.open(stack);
        made.setVisible(false); // until it has its place: what can be seen can be pressed
        awaited = made;
        Slices slices = new Slices(made);
        next.parts().forEach(slices::then);
        slices.then(this::bring).begin();
    }

    /** In the place of the one before, which goes: each in an event of its own, so that none takes long. */
    private void bring() {
        Control before = layout.topControl;
        stopLeaving();
        layout.topControl = awaited;
        stack.layout();
        focus();
        if (before != null) {
            new Slices(before).then(before::dispose).begin();
        }
    }

    private String focused() {
        Control control = display().getFocusControl();
        return control == null || control.getShell() != shell || Keys.of(control) == null ? "" : Keys.of(control);
    }

    /** SWT would bring this window to the front of another of its own, such as that of a call that comes in, and give it what is typed there. */
    private void focus() {
        Shell active = display().getActiveShell();
        unfocused = active != null && active != shell;
        if (!unfocused) {
            screen.focus();
            Keys.find(awaited, keyboard).findFirst().ifPresent(Control::setFocus);
        }
    }

    private void focusLate() {
        if (unfocused && screen != null && awaited == layout.topControl) {
            unfocused = false;
            screen.focus();
        }
    }

    private void stopLeaving() {
        if (leaving != null) {
            leaving.end();
            leaving = null;
        }
    }

    @Override
    public Screen shown() {
        return screen;
    }

    @Override
    public void home() {
        entrance.home();
    }

    @Override
    public void say(String text) {
        if (shell.isDisposed()) {
            return;
        }
        for (Control child : shell.getChildren()) {
            if (child instanceof Toast old) {
                old.dispose();
            }
        }
        Toast toast = new Toast(shell, look, text, screen == null ? 0 : screen.foot());
        display().timerExec(TOAST_MILLIS, () -> {
            if (!toast.isDisposed()) {
                toast.dispose();
            }
        });
    }

    /** Follows nothing more. */
    public void close() {
        if (!display().isDisposed()) {
            stopLeaving();
        }
        entrance.close();
        calling.close();
        connection.close();
        if (screen != null) {
            screen.close();
            screen = null;
        }
    }

    @Override
    public Display display() {
        return fonts.display();
    }

    @Override
    public Shell shell() {
        return shell;
    }

    @Override
    public Look look() {
        return look;
    }

    @Override
    public Texts texts() {
        return texts;
    }

    @Override
    public Services services() {
        return services;
    }

    @Override
    public Events events() {
        return events;
    }

    @Override
    public SettingsStore settings() {
        return data.settings();
    }

    @Override
    public Memory memory() {
        return data.memory();
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public Calling calling() {
        return calling;
    }

    @Override
    public LaunchOptions options() {
        return options;
    }

    @Override
    public Background background() {
        return background;
    }

    @Override
    public Navigator navigator() {
        return this;
    }
}
