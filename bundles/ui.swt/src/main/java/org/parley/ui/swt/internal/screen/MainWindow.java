package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.parley.ui.swt.internal.look.Fonts;
import org.parley.ui.swt.internal.look.Icons;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.Theme;
import org.parley.ui.swt.internal.model.Background;
import org.parley.ui.swt.internal.model.Events;
import org.parley.ui.swt.internal.model.LaunchOptions;
import org.parley.ui.swt.internal.model.Services;
import org.parley.ui.swt.internal.model.SettingsStore;
import org.parley.ui.swt.internal.text.Texts;

/** The window that the client lives in: one screen at a time. */
public final class MainWindow implements Ui, Navigator {
    private final Shell shell;
    private final Composite stack;
    private final StackLayout layout = new StackLayout();
    private final Fonts fonts;
    private final Icons icons;
    private final Services services;
    private final Events events;
    private final SettingsStore settings;
    private final LaunchOptions options;
    private final Background background;
    private Look look;
    private Texts texts;
    private Screen screen;

    /** Not visible yet. */
    public MainWindow(Display display, Services services, Events events, SettingsStore settings, LaunchOptions options, Background background) {
        this.services = services;
        this.events = events;
        this.settings = settings;
        this.options = options;
        this.background = background;
        fonts = new Fonts(display);
        icons = new Icons(display);
        dress();
        shell = Keys.name(new Shell(display, SWT.SHELL_TRIM), "main");
        shell.setText(text("app.name"));
        shell.setLayout(new org.eclipse.swt.layout.FillLayout());
        shell.setBackground(look.theme().window());
        shell.setBackgroundMode(SWT.INHERIT_DEFAULT);
        shell.setMinimumSize(480, 480);
        shell.setSize(960, 680);
        stack = new Composite(shell, SWT.NONE);
        stack.setLayout(layout);
        stack.setBackground(look.theme().window());
    }

    /** Opens the window with the screen for where the client stands. */
    public void open() {
        home();
        shell.open();
    }

    private void dress() {
        String wanted = settings.get().theme();
        boolean dark = "dark".equals(wanted) || !"light".equals(wanted) && Display.isSystemDarkTheme();
        look = new Look(dark ? Theme.DARK : Theme.LIGHT, fonts, icons);
        texts = Texts.of(settings.get().language());
    }

    @Override
    public void show(Screen next) {
        Control before = layout.topControl;
        if (screen != null) {
            screen.close();
        }
        screen = next;
        layout.topControl = next.open(stack);
        if (before != null) {
            before.dispose();
        }
        stack.layout();
        next.focus();
    }

    @Override
    public Screen shown() {
        return screen;
    }

    @Override
    public void home() {}

    @Override
    public void say(String text) {}

    /** Follows nothing more. */
    public void close() {
        if (screen != null) {
            screen.close();
            screen = null;
        }
    }

    @Override
    public Display display() {
        return shell.getDisplay();
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
        return settings;
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
