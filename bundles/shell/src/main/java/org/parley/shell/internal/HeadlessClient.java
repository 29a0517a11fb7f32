package org.parley.shell.internal;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallService;
import org.parley.call.CallState;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.ServerCertificate;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingClient;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingException.Kind;
import org.parley.signaling.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client without a window: connects, registers if asked, logs in, answers calls if asked, and shows all that happens. What goes wrong before the first login ends the process; later, signaling
 * mends what can be mended. A session whose token is refused is begun anew with the password; one that another login took over is not, until the user asks.
 */
final class HeadlessClient {
    private static final Logger LOG = LoggerFactory.getLogger(HeadlessClient.class);

    private final SignalingClient signaling;
    private final LaunchArguments arguments;
    private final View view;
    private final Exit exit;
    private final AtomicBoolean ending = new AtomicBoolean();
    private Subscription signalingSubscription;
    private final Map<CallService, Subscription> callSubscriptions = new ConcurrentHashMap<>();
    private volatile CallService calls;
    private volatile ServerCertificate rejected;
    private volatile CallEvent.Stats latest;
    private volatile boolean loggingIn;
    /** The transport was stopped since then: another one may be about to take its place. */
    private volatile boolean exchanged;

    HeadlessClient(SignalingClient signaling, LaunchArguments arguments, View view, Exit exit) {
        this.signaling = signaling;
        this.arguments = arguments;
        this.view = view;
        this.exit = exit;
    }

    /** Calls are placed and received by this service from now on. */
    void calls(CallService arrived) {
        callSubscriptions.computeIfAbsent(arrived, one -> one.subscribe(this::onCall));
        arguments.media().ifPresent(arrived::media);
        calls = arrived;
    }

    /** The service goes. It has yet to end its call, and tells that. */
    void callsGone(CallService gone) {
        if (calls == gone) {
            calls = null;
        }
    }

    /** Begins; returns at once. Goes on where another left off that was stopped while the user stayed logged in. */
    void start() {
        signalingSubscription = signaling.subscribe(this::onSignaling);
        if (signaling.session().isEmpty()) {
            logInOrFail();
        }
    }

    private void logInOrFail() {
        exchanged = false;
        loggingIn = true;
        logIn().whenComplete((session, failure) -> {
            Kind kind = failure != null && exchanged && Failure.cause(failure) instanceof SignalingException e ? e.kind() : null;
            if (kind == Kind.CONNECTION_LOST) {
                return; // it is sought anew, and the login begins again with it
            }
            if (kind == Kind.NOT_CONNECTED) {
                logInOrFail(); // nobody seeks the first connection anew
                return;
            }
            loggingIn = false;
            if (failure != null) {
                fail(failure);
            }
        });
    }

    /** Connects and logs in as the launch arguments say, registering first where they say so. */
    CompletionStage<Session> logIn() {
        String password;
        try {
            password = new PasswordFile(arguments.passwordFile()).password();
        } catch (IOException e) {
            return CompletableFuture.failedStage(e);
        }
        return connect(arguments.server()).thenCompose(connected -> register(password)).thenCompose(registered -> signaling.login(arguments.user(), password));
    }

    /** Connects; when the certificate is refused and has the fingerprint that the user trusts, trusts it and connects again. */
    CompletionStage<Void> connect(URI server) {
        rejected = null;
        return signaling.connect(server).exceptionallyCompose(failure -> {
            ServerCertificate certificate = rejected;
            if (certificate == null) {
                return CompletableFuture.failedStage(failure);
            }
            if (!certificate.fingerprint().equalsIgnoreCase(arguments.trust())) {
                return CompletableFuture.failedStage(untrusted(failure, certificate, arguments.trust()));
            }
            signaling.trust(certificate);
            return signaling.connect(server);
        });
    }

    private static Throwable untrusted(Throwable failure, ServerCertificate certificate, String trust) {
        boolean changed = Failure.cause(failure) instanceof SignalingException e && e.kind() == Kind.CERTIFICATE_CHANGED;
        return new SignalingException(changed ? Kind.CERTIFICATE_CHANGED : Kind.CERTIFICATE_UNKNOWN, "the certificate of " + certificate.host() + ":" + certificate.port()
            + (changed ? " is not the one that was trusted before: somebody may be in between" : " is not known") + (trust.isEmpty() ? "; if its operator confirms this fingerprint, add --trust "
            : ", nor the one of --trust; ask its operator whether it has the fingerprint ") + certificate.fingerprint(), Failure.cause(failure));
    }

    private CompletionStage<Void> register(String password) {
        if (!arguments.register()) {
            return CompletableFuture.completedStage(null);
        }
        return signaling.register(arguments.user(), password, arguments.invitation()).exceptionallyCompose(failure ->
            Failure.cause(failure) instanceof SignalingException e && "username-taken".equals(e.code()) ? CompletableFuture.completedStage(null) : CompletableFuture.failedStage(failure));
    }

    /** The certificate that was refused last; empty when none was since the last attempt to connect. */
    Optional<ServerCertificate> rejected() {
        return Optional.ofNullable(rejected);
    }

    /** The latest figures of the call that goes on; empty when there are none. */
    Optional<CallEvent.Stats> latest() {
        return Optional.ofNullable(latest);
    }

    private void onSignaling(SignalingEvent event) {
        view.signaling(event);
        if (event instanceof SignalingEvent.CertificateRejected certificate) { // comes before the attempt fails
            rejected = certificate.certificate();
        } else if (event instanceof SignalingEvent.Disconnected lost && lost.reason() == DisconnectReason.TRANSPORT_STOPPED) {
            exchanged = loggingIn;
        } else if (event instanceof SignalingEvent.Connected && loggingIn && exchanged) {
            logInOrFail();
        } else if (event instanceof SignalingEvent.LoggedOut out && out.reason() == DisconnectReason.TOKEN_REFUSED) {
            logInOrFail();
        }
    }

    private void onCall(CallEvent event) {
        view.call(event);
        if (event instanceof CallEvent.Stats stats) {
            latest = stats;
        } else if (event instanceof CallEvent.Chat chat && !chat.message().own()) {
            chat.call().shown(chat.message()); // it has just been printed
        } else if (event instanceof CallEvent.StateChanged changed) {
            if (changed.state() == CallState.ENDED) {
                latest = null;
            } else if (changed.state() == CallState.RINGING && changed.call().direction() == Call.Direction.INCOMING && arguments.autoAnswer()) {
                changed.call().answer();
            }
        }
    }

    /** Says why, and ends the process. What fails after that, because of it, is not told. */
    void fail(Throwable failure) {
        if (ending.getAndSet(true)) {
            return;
        }
        Failure what = Failure.of(failure);
        LOG.info("ending: {}", what.message());
        LOG.debug("because of", failure);
        view.fatal(what.code(), advised(what), Failure.cause(failure));
        exit.with(what.exitCode());
    }

    /** Names the option that is to be mended, where the server's answer cannot. */
    private String advised(Failure what) {
        return switch (what.code()) {
            case "invalid-credentials" -> what.message() + "; check --user " + arguments.user() + " and --password-file" + (arguments.register() ? "" : ", or make the account by --register");
            case "username-invalid" -> "--user " + arguments.user() + ": " + what.message();
            case "password-invalid" -> "--password-file " + arguments.passwordFile() + ": " + what.message();
            case "unreachable" -> what.message() + "; check --server, and that the server runs";
            default -> what.message();
        };
    }

    /**
     * Shows nothing more.
     *
     * @param leaving whether the process ends: then hangs up and logs out, within 3 s
     */
    void stop(boolean leaving) {
        ending.set(true); // a login that is under way is for another to carry on
        if (leaving) {
            new LogOut(calls, signaling).run();
        }
        callSubscriptions.values().forEach(Subscription::close);
        signalingSubscription.close();
    }
}
