package org.parley.ui.swt.internal.call;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.parley.ui.swt.internal.screen.Ui;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the desktop of a call by the command {@code notify-send} (org.freedesktop.Notifications), where there is one and the settings allow it. Never blocks. */
final class Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final String COMMAND = "notify-send";
    private static final int MOST_SECONDS = 5;
    private final Ui ui;

    Notifier(Ui ui) {
        this.ui = ui;
    }

    /** Shows it for as long as the desktop likes. */
    void tell(String title, String text) {
        if (ui.settings().get().notifications()) {
            ui.background().run(() -> send(title, text), sent -> {}, failure -> LOG.debug("no notification is shown", failure));
        }
    }

    private static boolean send(String title, String text) throws IOException, InterruptedException {
        Optional<Path> command = find(System.getenv("PATH"));
        if (command.isEmpty()) {
            return false;
        }
        Process process = new ProcessBuilder(List.of(command.get().toString(), "--app-name=Parley", "--category=call.incoming", "--", title, text))
            .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return true;
    }

    static Optional<Path> find(String path) {
        return path == null ? Optional.empty() : Stream.of(path.split(":")).filter(folder -> folder.startsWith("/")).map(folder -> Path.of(folder, COMMAND)).filter(Files::isExecutable).findFirst();
    }
}
