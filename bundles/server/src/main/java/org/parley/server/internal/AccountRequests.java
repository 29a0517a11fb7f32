package org.parley.server.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.IceServer;
import org.parley.protocol.Passwords;
import org.parley.protocol.Reply;
import org.parley.protocol.Request;
import org.parley.protocol.Usernames;
import org.parley.server.Account;
import org.parley.server.UserStore;
import org.parley.server.UserStoreException;
import org.parley.server.internal.auth.IceServers;
import org.parley.server.internal.auth.StoreCalls;
import org.parley.server.internal.auth.Tokens;
import org.parley.server.internal.figures.Counters;
import org.parley.server.internal.figures.Limit;
import org.parley.server.internal.limit.LoginLimits;
import org.parley.transport.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles register, login, resume and logout: asks the store on its pools, while the connection is paused. Thread-safe. */
final class AccountRequests {
    private static final Logger LOG = LoggerFactory.getLogger(AccountRequests.class);
    private static final Duration WARN_INTERVAL = Duration.ofSeconds(10);

    private final ServerTime time;
    private final StoreCalls calls;
    private final LoginLimits limits;
    private final Sessions sessions;
    private final Counters counters;
    private final Audit audit;
    private final AtomicLong putOut = new AtomicLong();
    private volatile Instant warned = Instant.EPOCH;

    private volatile Terms terms;
    /** That held since the start: a session may have tokens of each. */
    private volatile Duration longestLifetime;

    /** What may change while connections stay. */
    private record Terms(ServerConfig config, Tokens tokens, IceServers iceServers) {
        static Terms of(ServerConfig config) {
            return new Terms(config, new Tokens(Duration.ofDays(config.tokenDays())), new IceServers(List.of(config.stunUrls()), List.of(config.turnUrls()), config.turnSecret(),
                    Duration.ofHours(config.turnCredentialHours())));
        }
    }

    AccountRequests(ServerConfig config, ServerTime time, StoreCalls calls, LoginLimits limits, Sessions sessions, Counters counters) {
        this.terms = Terms.of(config);
        this.time = time;
        this.calls = calls;
        this.limits = limits;
        this.sessions = sessions;
        this.counters = counters;
        audit = new Audit(time::nanos);
        longestLifetime = terms.tokens().lifetime();
    }

    /** From now on another configuration holds. */
    void adopt(ServerConfig config) {
        terms = Terms.of(config);
        calls.adopt(config.hashWaitMillis());
        Duration lifetime = terms.tokens().lifetime();
        longestLifetime = lifetime.compareTo(longestLifetime) > 0 ? lifetime : longestLifetime;
    }

    @FunctionalInterface
    private interface StoreJob {
        void run(UserStore store) throws UserStoreException;
    }

    /** Ends the attempt, too, and gives what comes of it. */
    @FunctionalInterface
    private interface HashJob {
        Outcome run(UserStore store, LoginLimits.Attempt attempt) throws UserStoreException;
    }

    @FunctionalInterface
    private interface Outcome {
        void tell() throws UserStoreException;
    }

    /** Makes an account. */
    void register(ClientConnection from, Incoming message, Request.Register request) {
        if (!terms.config().registrationOpen() && request.invitation() == null) {
            audit.attempt("register", request.username(), from, ErrorCode.REGISTRATION_CLOSED.wire());
            from.reply(message.error(ErrorCode.REGISTRATION_CLOSED, "accounts are made by the operator of this server"), 0);
        } else if (!Usernames.isValid(request.username())) {
            from.reply(message.error(ErrorCode.USERNAME_INVALID, "a name is 1 to 32 of A-Z a-z 0-9 . _ - and begins with a letter or digit"), 0);
        } else if (!Passwords.isValid(request.password())) {
            from.reply(message.error(ErrorCode.PASSWORD_INVALID, "a password has 8 to 128 characters"), 0);
        } else {
            hash(from, message, request.username(), Limit.REGISTRATIONS, limits.registrationWaitMillis(from.address()), () -> limits.registration(from.address()),
                    (store, attempt) -> register(from, message, request, attempt, store));
        }
    }

    private Outcome register(ClientConnection from, Incoming message, Request.Register request, LoginLimits.Attempt attempt, UserStore store)
            throws UserStoreException {
        Account account = null;
        try {
            account = terms.config().registrationOpen() ? store.register(request.username(), request.password())
                    : store.registerInvited(request.username(), request.password(), request.invitation());
        } catch (UserStoreException e) {
            if (e.kind() == UserStoreException.Kind.INVITATION_INVALID) {
                return () -> {
                    audit.attempt("register", request.username(), from, ErrorCode.REGISTRATION_CLOSED.wire());
                    from.answer(message.error(ErrorCode.REGISTRATION_CLOSED, "this invitation is not good, or no longer"));
                };
            }
            if (e.kind() != UserStoreException.Kind.USERNAME_TAKEN) {
                throw e;
            }
        } finally {
            attempt.end(account != null);
        }
        return account == null ? taken(from, message, request.username()) : registered(from, message, account.username());
    }

    private Outcome taken(ClientConnection from, Incoming message, String username) {
        return () -> {
            audit.attempt("register", username, from, ErrorCode.USERNAME_TAKEN.wire());
            from.answer(message.error(ErrorCode.USERNAME_TAKEN, username + " is taken"));
        };
    }

    private Outcome registered(ClientConnection from, Incoming message, String username) {
        return () -> {
            audit.note("register", username, from, "ok");
            LOG.info("{} registered on connection {}", username, from.number());
            from.answer(new Reply.Registered(message.id(), username));
        };
    }

    /** Begins a session by password. */
    void login(ClientConnection from, Incoming message, Request.Login request) {
        long wait = limits.loginWaitMillis(request.username(), from.address());
        if (wait == 0 && !(Usernames.isValid(request.username()) && Passwords.isValid(request.password()))) {
            limits.loginFailed(request.username(), from.address());
            audit.note("login", request.username(), from, ErrorCode.INVALID_CREDENTIALS.wire());
            from.reply(invalidCredentials(message), 0);
        } else {
            hash(from, message, request.username(), Limit.FAILED_LOGINS, wait, () -> limits.login(request.username(), from.address()),
                    (store, attempt) -> login(from, message, request, attempt, store));
        }
    }

    private Outcome login(ClientConnection from, Incoming message, Request.Login request, LoginLimits.Attempt attempt, UserStore store)
            throws UserStoreException {
        boolean failed = false;
        long before = putOut.get();
        try {
            Optional<Account> account = store.authenticate(request.username(), request.password());
            failed = account.isEmpty();
            return () -> loggedIn(from, message, request, account, store, before);
        } finally {
            attempt.end(failed);
        }
    }

    /** {@code account} is empty when the password was wrong. */
    private void loggedIn(ClientConnection from, Incoming message, Request.Login request, Optional<Account> account, UserStore store, long before)
            throws UserStoreException {
        if (account.isEmpty()) {
            audit.note("login", request.username(), from, ErrorCode.INVALID_CREDENTIALS.wire());
            from.answer(invalidCredentials(message));
        } else if (!from.isEnded()) {
            byte[] key = calls.tokenKey(store);
            String id = terms.tokens().newSession();
            audit.note("login", account.get().username(), from, "ok");
            LOG.debug("{} logged in on connection {}", account.get().username(), from.number());
            Session begun = sessions.begin(id, account.get().username(), from, loggedIn(message, key, account.get(), id, false));
            from.answeredBy(begun);
            lookAgain(store, account.get(), "", begun, before);
        }
    }

    /**
     * While somebody was checked who has a session now, an operator may have disabled or deleted the account, given it another password, or kicked its user, and found no session yet that could
     * be ended. {@code resumed} is the session that the token was of, or empty.
     */
    private void lookAgain(UserStore store, Account checked, String resumed, Session begun, long before) {
        if (putOut.get() == before) {
            return;
        }
        boolean good = false;
        try {
            good = store.find(checked.username()).equals(Optional.of(checked)) && !store.isRevoked(resumed);
        } catch (UserStoreException | RuntimeException | Error e) { // not for who called: the request has its answer, and the next may be under way
            LOG.warn("whether the account of {} is still good could not be seen, so the session ends: {}", checked.username(), e.getMessage());
        } finally {
            if (!good) {
                putOutAnyway(store, begun);
            }
        }
    }

    private void putOutAnyway(UserStore store, Session begun) {
        try {
            putOut(store, begun);
        } catch (UserStoreException | RuntimeException | Error e) {
            LOG.warn("tokens of {} could not be made void: {}", begun.username(), e.getMessage());
        }
    }

    private static Reply.Error invalidCredentials(Incoming message) {
        return message.error(ErrorCode.INVALID_CREDENTIALS, "user name or password is wrong");
    }

    /** Has {@code job} done where passwords are hashed, unless {@code limit} says or later comes to say that there were too many. */
    private void hash(ClientConnection from, Incoming message, String username, Limit which, long waitMillis, Supplier<LoginLimits.Verdict> limit, HashJob job) {
        if (waitMillis > 0) {
            from.reply(tooMany(from, message, username, which, waitMillis), 0);
            return;
        }
        from.pause();
        calls.hash(from.address().key(), () -> {
            Outcome outcome = hashed(from, message, username, which, limit, job);
            calls.outcome(() -> run(from, message, outcome));
        }, () -> busy(from, message, username, Limit.HASH_QUEUE), from::isEnded);
    }

    private void busy(ClientConnection from, Incoming message, String username, Limit which) {
        counters.bit(which);
        audit.attempt(message.type(), username, from, ErrorCode.RATE_LIMITED.wire());
        from.answer(message.rateLimited("the server is busy", terms.config().hashWaitMillis()));
    }

    private Outcome hashed(ClientConnection from, Incoming message, String username, Limit which, Supplier<LoginLimits.Verdict> limit, HashJob job) {
        try {
            UserStore store = calls.store();
            LoginLimits.Verdict verdict = limit.get();
            return verdict.attempt() == null ? () -> from.answer(tooMany(from, message, username, which, verdict.retryAfterMillis())) : job.run(store, verdict.attempt());
        } catch (UserStoreException | RuntimeException | Error e) {
            return () -> {
                throw e;
            };
        }
    }

    private Reply.Error tooMany(ClientConnection from, Incoming message, String username, Limit which, long waitMillis) {
        counters.bit(which);
        audit.attempt(message.type(), username, from, ErrorCode.RATE_LIMITED.wire());
        return message.rateLimited(switch (which) {
            case REGISTRATIONS -> "too many registrations";
            case LOGOUTS -> "too many logouts";
            default -> "too many failed logins";
        }, waitMillis);
    }

    /** Goes on with a session, or begins one, by token. */
    void resume(ClientConnection from, Incoming message, Request.Resume request) {
        look(from, message, store -> {
            long before = putOut.get();
            byte[] key = calls.tokenKey(store);
            Tokens.Claims claims = terms.tokens().read(key, request.token(), time.now());
            Optional<Account> account = claims == null ? Optional.empty()
                    : store.find(claims.username()).filter(found -> found.epoch() == claims.epoch());
            if (account.isEmpty() || store.isRevoked(claims.session())) {
                audit.attempt("resume", claims == null ? "" : claims.username(), from, ErrorCode.TOKEN_INVALID.wire());
                from.answer(message.error(ErrorCode.TOKEN_INVALID, "log in with your password"));
            } else if (from.session() != null) {
                renew(from, message, key, account.get(), claims.session());
            } else if (!from.isEnded()) {
                audit.attempt("resume", account.get().username(), from, "ok");
                LOG.debug("{} resumes on connection {}", account.get().username(), from.number());
                Session session = sessions.resume(claims.session(), terms.tokens().newSession(), account.get().username(), from,
                        (id, resumed) -> loggedIn(message, key, account.get(), id, resumed));
                from.answeredBy(session);
                lookAgain(store, account.get(), claims.session(), session, before);
            }
        });
    }

    private void renew(ClientConnection from, Incoming message, byte[] key, Account account, String session) {
        if (from.session().id().equals(session)) {
            from.answer(reply(message, key, account, session, true));
        } else {
            from.answer(message.error(ErrorCode.UNEXPECTED, "this connection is logged in to another session"));
        }
    }

    /** Ends the session and its tokens. */
    void logout(ClientConnection from, Incoming message, Session session) {
        long wait = limits.logoutWaitMillis(session.username());
        if (wait > 0) {
            from.reply(tooMany(from, message, session.username(), Limit.LOGOUTS, wait), 0);
            return;
        }
        look(from, message, store -> {
            revoke(store, session);
            limits.loggedOut(session.username());
            audit.note("logout", session.username(), from, "ok");
            sessions.end(session, from);
            from.answerLast(new Reply.LoggedOut(message.id()));
        });
    }

    private void putOut(UserStore store, Session session) throws UserStoreException {
        try {
            revoke(store, session); // first: its client may come back by token as soon as it is told
        } finally {
            sessions.end(session, null);
        }
    }

    /** An operator puts somebody out, which is on disk, and is about to end that one's session: who is being checked is looked at again. */
    void puttingOut() {
        putOut.incrementAndGet();
    }

    /** What a login of that name gets at the moment. */
    List<IceServer> iceServers(String username) {
        return terms.iceServers().at(time.now(), username);
    }

    /** Makes the tokens of a session void, unless it is null. */
    void revoke(Session session) throws UserStoreException {
        if (session != null) {
            revoke(calls.store(), session);
        }
    }

    private void revoke(UserStore store, Session session) throws UserStoreException {
        store.revokeSession(session.id(), time.now().plus(longestLifetime));
    }

    private void look(ClientConnection from, Incoming message, StoreJob job) {
        from.pause();
        calls.look(() -> run(from, message, () -> job.run(calls.store())), () -> busy(from, message, "", Limit.STORE_QUEUE));
    }

    private void run(ClientConnection from, Incoming message, Outcome outcome) {
        try {
            outcome.tell();
        } catch (UserStoreException e) {
            fail(from, message, e);
        } catch (RuntimeException | Error e) { // also of a heap that has no room for a hash: who asked would wait for ever
            LOG.error("{} on connection {} failed", message.type(), from.number(), e);
            from.answer(message.error(ErrorCode.INTERNAL, "the server failed with this"));
        }
    }

    private void fail(ClientConnection from, Incoming message, UserStoreException e) {
        Instant now = time.now();
        if (warned.plus(WARN_INTERVAL).isBefore(now)) {
            warned = now; // two threads may both warn; clients that try again and again must not fill the log
            LOG.warn("{} is not possible at the moment: {}", message.type(), e.getMessage());
        }
        from.answer(message.error(ErrorCode.INTERNAL, "accounts are not available at the moment; try again later"));
    }

    private Frame loggedIn(Incoming message, byte[] key, Account account, String session, boolean resumed) {
        return Frames.of(reply(message, key, account, session, resumed));
    }

    private Reply.LoggedIn reply(Incoming message, byte[] key, Account account, String session, boolean resumed) {
        Tokens.Token token = terms.tokens().issue(key, account, session, time.now());
        return new Reply.LoggedIn(message.id(), account.username(), resumed, token.text(), token.expires().toEpochMilli(),
                iceServers(account.username()));
    }
}
