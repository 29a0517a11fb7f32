package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.widgets.Display;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.model.Account;
import org.parley.ui.swt.internal.model.Background;
import org.parley.ui.swt.internal.model.Calling;
import org.parley.ui.swt.internal.model.Events;
import org.parley.ui.swt.internal.model.LaunchOptions;
import org.parley.ui.swt.internal.model.Memory;
import org.parley.ui.swt.internal.model.Services;
import org.parley.ui.swt.internal.model.SettingsStore;
import org.parley.ui.swt.internal.text.Texts;

/** What every screen is given. Look and texts change while it runs: a screen asks for them when it opens, and is opened anew. */
public interface Ui {
    /** The one display. */
    Display display();

    /** Colours, fonts, icons. */
    Look look();

    /** Texts in the user's language. */
    Texts texts();

    /** Signaling, calls, media. */
    Services services();

    /** Their events, on the UI thread. */
    Events events();

    /** What the user chose. */
    SettingsStore settings();

    /** What is remembered without being a setting. */
    Memory memory();

    /** The way in and out. */
    Account account();

    /** Places calls. */
    Calling calling();

    /** What the command line says. */
    LaunchOptions options();

    /** For what may block. */
    Background background();

    /** Moves between screens. */
    Navigator navigator();

    /** Short for a text. */
    default String text(String key, Object... values) {
        return texts().get(key, values);
    }
}
