package org.parley.signaling.client.internal;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Message;
import org.parley.protocol.PeerMessage;
import org.parley.protocol.Reply;
import org.parley.protocol.Request;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingException.Kind;
import org.parley.transport.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the login over the connections that come and go. On the loop only, but for {@link #session} and {@link #loggedIn}. */
final class SessionKeeper implements Connector.User {
    private static final Logger LOG = LoggerFactory.getLogger(SessionKeeper.class);
    private static final Duration LOGOUT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration SOONEST_REFRESH = Duration.ofMinutes(1);

    private final Loop loop;
    private final Events events;
    private final Supplier<Settings> settings;
    private final PresenceKeeper presence;
    private final Backoff retries;
    /** Of the next resume over the present link: a retry, or a refresh. */
    private Loop.Timer next = () -> { };
    private CompletableFuture<Void> leaving;
    private volatile Session session;
    private volatile Link loggedIn;

    SessionKeeper(Loop loop, Events events, Supplier<Settings> settings, PresenceKeeper presence, Backoff retries) {
        this.loop = loop;
        this.events = events;
        this.settings = settings;
        this.presence = presence;
        this.retries = retries;
    }

    /** The session, also while there is no connection; or null. */
    Session session() {
        return session;
    }

    /** The link that is logged in, or null. It may have ended a moment ago. */
    Link loggedIn() {
        return loggedIn;
    }

    /** Takes over from a predecessor; null for nobody. */
    void goOn(Session begun) {
        session = begun;
    }

    CompletableFuture<Reply.Registered> register(Link link, String username, String password, String invitation) {
        return askSecretly(link, id -> new Request.Register(id, username, password, invitation), Reply.Registered.class);
    }

    /** Begins or resumes a session by {@code request}. */
    CompletableFuture<Session> begin(Link link, LongFunction<Request> request) {
        return askSecretly(link, request, Reply.LoggedIn.class).thenApply(reply -> loggedIn(link, reply));
    }

    /** Ends the session on the server, or at least here; then {@code close} closes the connection. */
    CompletableFuture<Void> logout(Runnable close) {
        if (leaving != null) {
            return leaving;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        leaving = done;
        Link link = loggedIn;
        if (link == null) {
            left(close);
        } else {
            loggedIn = null;
            next.cancel();
            link.requests().ask(Request.Logout::new, Reply.LoggedOut.class, LOGOUT_PATIENCE).whenComplete((reply, failure) -> left(close));
        }
        return done;
    }

    private void left(Runnable close) {
        CompletableFuture<Void> done = leaving;
        end(DisconnectReason.REQUESTED);
        close.run();
        leaving = null;
        done.complete(null);
    }

    /** The session is over as far as this client is concerned. */
    void end(DisconnectReason reason) {
        next.cancel();
        presence.forget();
        if (session != null) {
            session = null;
            LOG.info("the session has ended: {}", reason);
            events.emit(new SignalingEvent.LoggedOut(reason));
        }
    }

    @Override
    public void connected(Link link) {
        if (session != null) {
            resume(link);
        }
    }

    @Override
    public void disconnected() {
        loggedIn = null;
        next.cancel();
        presence.disconnected();
    }

    @Override
    public void displaced() {
        end(DisconnectReason.DISPLACED);
    }

    @Override
    public boolean leaving() {
        return leaving != null;
    }

    @Override
    public void received(Link link, Message message) {
        if (message instanceof PeerMessage peer) {
            if (link == loggedIn) {
                events.emit(new SignalingEvent.MessageReceived(peer));
            }
        } else if (message instanceof Reply.Presence changes) {
            if (link == loggedIn) {
                presence.changed(changes, session.username());
            }
        } else if (message instanceof Reply.Error error) {
            refused(link, error);
        } else if (message instanceof Reply reply) {
            link.requests().answered(re(reply), reply);
        } else {
            LOG.debug("a message of type {} is ignored", message.type());
        }
    }

    private static long re(Reply reply) {
        if (reply instanceof Reply.LoggedIn loggedIn) {
            return loggedIn.re();
        } else if (reply instanceof Reply.Registered registered) {
            return registered.re();
        } else if (reply instanceof Reply.Peers peers) {
            return peers.re();
        }
        return reply instanceof Reply.LoggedOut loggedOut ? loggedOut.re() : 0;
    }

    /** An error with a call is about a message to another client, whatever its number; others are told by it. */
    private void refused(Link link, Reply.Error error) {
        if (error.call() != null) {
            events.emit(new SignalingEvent.MessageRefused(error.call(), error.re(), error.code(), error.message()));
        } else if (!link.requests().answered(error.re(), error) && !Requests.owns(error.re())) {
            events.emit(new SignalingEvent.MessageRefused(null, error.re(), error.code(), error.message()));
        }
    }

    private Session loggedIn(Link link, Reply.LoggedIn reply) {
        next.cancel();
        retries.reset();
        Session begun = new Session(reply.username(), reply.token(), reply.tokenExpiresMillis(), reply.iceServers());
        session = begun;
        loggedIn = link;
        LOG.info("logged in as {}{}", reply.username(), reply.resumed() ? ", resumed" : "");
        events.emit(new SignalingEvent.LoggedIn(begun, reply.resumed()));
        presence.loggedIn(link, reply.resumed());
        next = loop.schedule(untilRefresh(reply.tokenExpiresMillis()), () -> resume(link));
        return begun;
    }

    /** Well before the token expires, if the clocks agree; and not too often, if they do not. */
    private Duration untilRefresh(long expiresMillis) {
        long left = Math.max(SOONEST_REFRESH.toMillis(), (expiresMillis - loop.currentMillis()) / 5 * 4);
        return Duration.ofMillis(Math.min(left, settings.get().refresh().toMillis()));
    }

    /** Resumes the session after a reconnect, or refreshes it on its own link. */
    private void resume(Link link) {
        String token = session.token();
        askSecretly(link, id -> new Request.Resume(id, token), Reply.LoggedIn.class).whenComplete((reply, failure) -> {
            if (failure == null) {
                loggedIn(link, reply);
            } else if (link.isOpen() && session != null && leaving == null) {
                notResumed(link, (SignalingException) failure);
            }
        });
    }

    private void notResumed(Link link, SignalingException failure) {
        boolean refreshing = link == loggedIn;
        boolean refused = ErrorCode.TOKEN_INVALID.wire().equals(failure.code());
        LOG.warn("the session could not be {}: {}", refreshing ? "refreshed" : "resumed", failure.getMessage());
        if (refused && !refreshing) {
            end(DisconnectReason.TOKEN_REFUSED);
        } else if (!refused) {
            Duration delay = retries.next();
            long least = Math.max(failure.retryAfterMillis(), refreshing ? SOONEST_REFRESH.toMillis() : 0);
            next = loop.schedule(delay.toMillis() < least ? Duration.ofMillis(least) : delay, () -> resume(link));
        }
    }

    /** Asks what must not be overheard. A server that does not answer that may yet do it, so the connection is given up then. */
    private <T extends Reply> CompletableFuture<T> askSecretly(Link link, LongFunction<Request> request, Class<T> type) {
        if (link == null || !link.isOpen()) {
            return CompletableFuture.failedFuture(new SignalingException(Kind.NOT_CONNECTED, "There is no connection to a server.", null));
        }
        if (!settings.get().allowPlainPasswords() && !isPrivate(link.connection())) {
            return CompletableFuture.failedFuture(new SignalingException(Kind.INSECURE, "A password or token is not sent over a plain connection to "
                    + link.connection().remoteAddress() + ": connect by tls or wss, or configure allowPlainPasswords.", null));
        }
        CompletableFuture<T> answer = link.requests().ask(request, type, settings.get().requestTimeout());
        answer.whenComplete((reply, failure) -> {
            if (failure instanceof SignalingException problem && problem.kind() == Kind.TIMEOUT) {
                link.end(new Ending(DisconnectReason.TIMEOUT, problem.getMessage()));
            }
        });
        return answer;
    }

    private static boolean isPrivate(Connection connection) {
        InetAddress address = connection.remoteAddress().getAddress();
        return connection.secure() || address != null && address.isLoopbackAddress();
    }
}
