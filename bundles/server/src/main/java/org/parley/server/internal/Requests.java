package org.parley.server.internal;

import org.parley.protocol.Codec;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.MalformedMessageException;
import org.parley.protocol.Reply;
import org.parley.protocol.Request;

/** Handles messages that passed the checks of their connection: known type, login, then what the type asks for. Stateless. */
final class Requests {
    private final AccountRequests accounts;
    private final Forwarding forwarding;
    private final Sessions sessions;
    private final Presence presence;

    Requests(AccountRequests accounts, Forwarding forwarding, Sessions sessions, Presence presence) {
        this.accounts = accounts;
        this.forwarding = forwarding;
        this.sessions = sessions;
        this.presence = presence;
    }

    /** Called under the lock of {@code from}. */
    void handle(ClientConnection from, Incoming message) throws MalformedMessageException {
        switch (message.type()) {
            case "ping" -> from.reply(new Reply.Pong(request(Request.Ping.class, message).nonce()), message.id());
            case "hello" -> refuse(from, message, ErrorCode.UNEXPECTED, "hello was said already");
            case "register", "login" -> beforeLogin(from, message);
            case "resume" -> accounts.resume(from, message.toAnswer(), request(Request.Resume.class, message));
            case "logout", "peers", "status", "offer", "answer", "candidate", "ack", "bye" -> afterLogin(from, message);
            default -> refuse(from, message, ErrorCode.UNSUPPORTED_TYPE, "this server does not know messages of this type");
        }
    }

    private void beforeLogin(ClientConnection from, Incoming message) throws MalformedMessageException {
        if (from.session() != null) {
            refuse(from, message, ErrorCode.UNEXPECTED, "this connection is logged in");
        } else if (message.type().equals("register")) {
            accounts.register(from, message.toAnswer(), request(Request.Register.class, message));
        } else {
            accounts.login(from, message.toAnswer(), request(Request.Login.class, message));
        }
    }

    private void afterLogin(ClientConnection from, Incoming message) throws MalformedMessageException {
        Session session = from.session();
        if (session == null) {
            refuse(from, message, ErrorCode.NOT_LOGGED_IN, "log in first");
            return;
        }
        switch (message.type()) {
            case "logout" -> accounts.logout(from, message.toAnswer(), session);
            case "peers" -> presence.answer(session, from, request(Request.ListPeers.class, message));
            case "status" -> sessions.status(session, from, request(Request.SetStatus.class, message).status());
            default -> forwarding.forward(from, message, session);
        }
    }

    private static void refuse(ClientConnection from, Incoming message, ErrorCode code, String text) {
        from.reply(message.error(code, text), 0);
    }

    private static <T extends Request> T request(Class<T> type, Incoming message) throws MalformedMessageException {
        return type.cast(Codec.decodeRequest(message.fields()));
    }
}
