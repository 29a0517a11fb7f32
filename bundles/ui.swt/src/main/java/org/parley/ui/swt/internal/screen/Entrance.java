package org.parley.ui.swt.internal.screen;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException;
import org.parley.signaling.Subscription;
import org.parley.ui.swt.internal.model.Account;
import org.parley.ui.swt.internal.model.Failures;
import org.parley.ui.swt.internal.model.ServerAddress;

/** Leads the user from the start to the screen where he is at home: connects, asks about certificates, resumes, and comes back when the login ends. On the UI thread. */
final class Entrance {
    private final Ui ui;
    private final Subscription events;
    private boolean displaced;
    private boolean asking;
    private int attempt;
    /** Done when the call that is shown has ended; null for what is right then. */
    private Runnable later;

    Entrance(Ui ui) {
        this.ui = ui;
        this.events = ui.events().signaling(this::onEvent);
    }

    /** Shows the first screen. */
    void begin() {
        Optional<URI> server = ServerAddress.parse(ui.options().server()).or(() -> ui.account().server());
        boolean known = !ui.options().server().isEmpty() || server.filter(ui.account()::canResume).isPresent();
        if (ui.account().session().isEmpty() && server.isPresent() && known) {
            wait(server.get());
        } else {
            home();
        }
    }

    /** Shows the screen for where the client stands. */
    void home() {
        Runnable meant = later;
        later = null;
        if (meant != null) {
            lead(meant);
        } else if (ui.account().session().isPresent()) {
            displaced = false;
            asking = false;
            if (!isHeld()) {
                ui.navigator().show(new HomeScreen(ui));
            }
        } else if (displaced) {
            lead(new DisplacedScreen(ui, this));
        } else if (asking || ui.services().signaling().isConnected()) {
            ask("");
        } else {
            toConnect("");
        }
    }

    /** A call goes on without a login, and whoever talks must be able to hang up. */
    private boolean isHeld() {
        return ui.navigator().shown() != null && ui.navigator().shown().stays();
    }

    private void lead(Screen next) {
        lead(() -> ui.navigator().show(next));
    }

    private void lead(Runnable next) {
        if (isHeld()) {
            later = next;
        } else {
            next.run();
        }
    }

    /** Servers close a connection that nobody logs in on, and people take their time: until they have typed there is none. */
    private void ask(String note) {
        asking = true;
        ui.services().signaling().disconnect();
        lead(new SignInScreen(ui, this, note));
    }

    /** Connects while a screen says so, and shows where it led. */
    void wait(URI server) {
        ui.navigator().show(new WaitScreen(ui, this));
        connect(server, this::toConnect);
    }

    /** Gives up what is under way. */
    void cancel() {
        attempt++;
        asking = false;
        ui.services().signaling().disconnect();
        ui.navigator().show(new ConnectScreen(ui, this, ""));
    }

    /** Connects and goes on to the next screen; {@code problem} is told why not, and nothing when the user cancelled. */
    void connect(URI server, Consumer<String> problem) {
        int mine = ++attempt;
        ui.account().connect(server, failure -> connected(mine, failure, problem));
    }

    private void connected(int mine, Throwable failure, Consumer<String> problem) {
        if (mine != attempt) {
            return;
        }
        Optional<Account.Rejected> rejected = ui.account().rejected();
        if (failure == null) {
            enter(mine, problem);
        } else if (rejected.isPresent() && isCertificate(failure)) {
            decide(mine, rejected.get(), failure, problem);
        } else {
            problem.accept(FailureText.of(ui, failure));
        }
    }

    private URI server() {
        return ui.account().server().orElseThrow();
    }

    private static boolean isCertificate(Throwable failure) {
        return Failures.cause(failure) instanceof SignalingException e
            && (e.kind() == SignalingException.Kind.CERTIFICATE_UNKNOWN || e.kind() == SignalingException.Kind.CERTIFICATE_CHANGED);
    }

    private void decide(int mine, Account.Rejected rejected, Throwable failure, Consumer<String> problem) {
        Runnable trust = current(mine, () -> {
            ui.account().trust();
            connect(server(), problem);
        });
        if (rejected.certificate().fingerprint().equalsIgnoreCase(ui.options().trust())) {
            trust.run();
        } else {
            new CertificateDialog(ui, rejected).open(trust, current(mine, () -> problem.accept(FailureText.of(ui, failure))));
        }
    }

    private void enter(int mine, Consumer<String> problem) {
        if (!ui.options().passwordFile().isEmpty() && !ui.options().user().isEmpty()) {
            enterByFile(mine, problem);
        } else if (ui.account().server().filter(ui.account()::canResume).isPresent()) {
            ui.account().resume(failure -> entered(mine, failure));
        } else {
            ask("");
        }
    }

    private void entered(int mine, Throwable failure) {
        if (failure == null) {
            later = null;
            home();
        } else if (mine == attempt) {
            ask(FailureText.of(ui, failure));
        }
    }

    private void enterByFile(int mine, Consumer<String> problem) {
        Path file = Path.of(ui.options().passwordFile());
        ui.background().run(() -> firstLine(file), password -> {
            Consumer<Throwable> then = failure -> entered(mine, failure);
            if (ui.options().register()) {
                ui.account().registerOrSignIn(ui.options().user(), password, ui.options().invitation(), then);
            } else {
                ui.account().signIn(ui.options().user(), password, false, then);
            }
        }, failure -> problem.accept(ui.text("failure.passwordFile", file)));
    }

    private static String firstLine(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().filter(line -> !line.isEmpty()).orElseThrow(() -> new IOException("empty"));
        }
    }

    private void onEvent(SignalingEvent event) {
        if (event instanceof SignalingEvent.LoggedOut out && out.reason() == DisconnectReason.DISPLACED) {
            displaced = true;
            home();
        } else if (event instanceof SignalingEvent.LoggedOut out && out.reason() == DisconnectReason.TOKEN_REFUSED) {
            ask(ui.text("refused.token-invalid"));
        } else if (event instanceof SignalingEvent.Disconnected gone && gone.reason() == DisconnectReason.CERTIFICATE_CHANGED && ui.account().session().isPresent()) {
            ui.account().rejected().ifPresent(this::certificateChanged);
        }
    }

    private void certificateChanged(Account.Rejected rejected) {
        int mine = ++attempt;
        new CertificateDialog(ui, rejected).open(current(mine, () -> {
            ui.account().trust();
            lead(() -> wait(server())); // to connect ends the login, and with that the call
        }), current(mine, () -> toConnect(ui.text("failure.CERTIFICATE_CHANGED", rejected.certificate().host()))));
    }

    /** Nothing once the user is on another way: the question may have stood beside a call. */
    private Runnable current(int mine, Runnable action) {
        return () -> {
            if (mine == attempt) {
                action.run();
            }
        };
    }

    private void toConnect(String problem) {
        lead(new ConnectScreen(ui, this, problem));
    }

    void close() {
        events.close();
    }
}
