package org.parley.ui.swt.internal.model;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.ServerCertificate;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingClient;
import org.parley.signaling.SignalingEvent;

/**
 * The user's way in and out: which server, which certificate was refused, the login that is kept. Lives on the UI thread; so do the callbacks of its methods, which get null
 * when all went well.
 */
public final class Account {
    private final Services services;
    private final SignalingClient signaling;
    private final Executor ui;
    private final Memory memory;
    private final KeptSession kept;
    private URI server;
    private Rejected rejected;
    private boolean stay;
    private String token = "";
    /** Who gave the token, and alone may see it. */
    private URI issuer;

    /** A certificate that was not trusted: {@code changed} when another one was trusted before. */
    public record Rejected(ServerCertificate certificate, boolean changed) {}

    /** Follows the events of signaling. */
    public Account(Services services, Events events, Executor ui, Memory memory, KeptSession kept) {
        this.services = services;
        this.signaling = services.signaling();
        this.ui = ui;
        this.memory = memory;
        this.kept = kept;
        this.stay = kept.get().isPresent();
        kept.get().flatMap(k -> ServerAddress.parse(k.server())).ifPresent(uri -> server = uri);
        signaling.session().ifPresent(session -> {
            signaling.server().ifPresent(uri -> server = uri);
            token = session.token();
            issuer = server;
        });
        events.signaling(this::onEvent);
    }

    private void onEvent(SignalingEvent event) {
        if (event instanceof SignalingEvent.CertificateRejected refused) {
            rejected = new Rejected(refused.certificate(), refused.changed());
        } else if (event instanceof SignalingEvent.LoggedIn in) {
            loggedIn(in.session());
        } else if (event instanceof SignalingEvent.LoggedOut out && out.reason() == DisconnectReason.TOKEN_REFUSED) {
            token = "";
            kept.forget();
        }
    }

    private void loggedIn(Session session) {
        token = session.token();
        issuer = server;
        memory.user(session.username());
        if (stay && server != null) {
            kept.keep(new KeptSession.Kept(server.toString(), session.username(), session.token()));
        }
    }

    /** The server that was connected to last, or is to be; empty before the first. */
    public Optional<URI> server() {
        return Optional.ofNullable(server);
    }

    /** The certificate that the latest attempt to connect did not trust. */
    public Optional<Rejected> rejected() {
        return Optional.ofNullable(rejected);
    }

    /** Who is logged in. */
    public Optional<Session> session() {
        return signaling.session();
    }

    /** Whether {@link #resume} can be tried at {@code uri}. */
    public boolean canResume(URI uri) {
        return kept.get().filter(k -> k.server().equals(uri.toString())).isPresent() || uri.equals(issuer) && !token.isEmpty();
    }

    /** Connects; what was typed is remembered once it worked. */
    public void connect(URI uri, Consumer<Throwable> then) {
        rejected = null;
        server = uri;
        follow(signaling.connect(uri), failure -> {
            if (failure == null) {
                memory.server(ServerAddress.shown(uri));
            }
            then.accept(failure);
        });
    }

    /** Trusts the certificate that was refused. */
    public void trust() {
        signaling.trust(rejected.certificate());
    }

    /** Logs in without the password. */
    public void resume(Consumer<Throwable> then) {
        String known = kept.get().filter(k -> k.server().equals(String.valueOf(server))).map(KeptSession.Kept::token).orElse(token);
        follow(signaling.resume(known), failure -> {
            if (failure != null && Failures.is(failure, "token-invalid")) {
                token = "";
                kept.forget();
            }
            then.accept(failure);
        });
    }

    /** Logs in, over a new connection where there is none, which goes again if that fails; {@code remember} keeps the login for the next start. */
    public void signIn(String user, String password, boolean remember, Consumer<Throwable> then) {
        stay(remember);
        attempt(connected().thenCompose(up -> signaling.login(user, password)), then);
    }

    /** Makes the account, by {@code invitation} unless that is empty, and logs in; otherwise like {@link #signIn}. */
    public void register(String user, String password, String invitation, boolean remember, Consumer<Throwable> then) {
        stay(remember);
        attempt(connected().thenCompose(up -> signaling.register(user, password, invitation)).thenCompose(made -> signaling.login(user, password)), then);
    }

    private void attempt(CompletionStage<Session> login, Consumer<Throwable> then) {
        follow(login, failure -> {
            if (failure != null) {
                signaling.disconnect();
            }
            then.accept(failure);
        });
    }


    private CompletionStage<Void> connected() {
        return signaling.isConnected() || server == null ? CompletableFuture.completedStage(null) : signaling.connect(server);
    }

    /** For a login that the command line asks for: makes the account, by {@code invitation} unless that is empty, if its name is not taken, and logs in. */
    public void registerOrSignIn(String user, String password, String invitation, Consumer<Throwable> then) {
        stay = false;
        follow(signaling.register(user, password, invitation).exceptionallyCompose(failure -> Failures.is(failure, "username-taken")
            ? CompletableFuture.completedStage(null) : CompletableFuture.failedStage(failure))
            .thenCompose(made -> signaling.login(user, password)), then);
    }

    private void stay(boolean remember) {
        stay = remember;
        memory.stay(remember);
        if (!remember) {
            kept.forget();
        }
    }

    /** Ends the call, then the login, here and on the server, and keeps nothing. */
    public void signOut(Consumer<Throwable> then) {
        kept.forget();
        token = "";
        follow(services.hangUp().thenCompose(ended -> signaling.logout()), then);
    }

    private void follow(CompletionStage<?> stage, Consumer<Throwable> then) {
        stage.whenComplete((result, failure) -> ui.execute(() -> then.accept(failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure)));
    }
}
