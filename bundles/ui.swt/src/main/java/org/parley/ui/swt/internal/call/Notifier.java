package org.parley.ui.swt.internal.call;

import org.parley.ui.swt.desktop.Notifications;
import org.parley.ui.swt.internal.screen.Ui;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the desktop of calls, where it shows notifications and the settings allow it. On the UI thread, never blocks. */
final class Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private final Ui ui;

    Notifier(Ui ui) {
        this.ui = ui;
    }

    /** Shows it for as long as the desktop likes. */
    Note tell(String title, String text) {
        Note note = new Note();
        Notifications notifications = ui.services().notifications().orElse(null);
        if (notifications != null && ui.settings().get().notifications()) {
            ui.background().run(() -> notifications.show(title, text), note::shown, failure -> LOG.debug("no notification is shown: {}", failure.getMessage()));
        }
        return note;
    }

    /** One that may be shown, or be about to. */
    final class Note {
        private Runnable takeAway;
        private boolean over;

        private void shown(Runnable away) {
            takeAway = away;
            if (over) {
                withdraw();
            }
        }

        /** Takes it away again. Idempotent. */
        void withdraw() {
            over = true;
            Runnable away = takeAway;
            takeAway = null;
            if (away != null) {
                ui.background().run(() -> {
                    away.run();
                    return null;
                }, done -> {}, failure -> LOG.debug("a notification stays", failure));
            }
        }
    }
}
