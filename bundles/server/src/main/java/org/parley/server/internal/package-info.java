/**
 * The signaling server.
 *
 * <p><b>Who owns what.</b> Connections live on the event loops of their transports; password checks and look-ups of accounts run on two small pools
 * ({@link org.parley.server.internal.auth.StoreCalls}); timers and presence on one thread ({@link org.parley.server.internal.SystemTime}). Nothing waits on an
 * event loop for longer than it takes to handle a message. Five kinds of lock order this; whoever holds one takes only those right of it:
 *
 * <pre>
 *   Sessions (begin, move, end)  →  ClientConnection (one)  →  Session (one)  →  Presence  →  PresenceBoard, Outbox
 * </pre>
 *
 * Under the lock of a {@code Sessions} a session that nobody knows yet is locked before the connection that it displaces; nobody can wait for it meanwhile
 * but who holds a connection's lock of another account, and that is never asked for there.
 *
 * <p><b>Order.</b> A {@code ClientConnection} handles its messages one after another under its own lock. What needs a pool (register, login, resume, logout)
 * pauses it: what arrives meanwhile is checked against the limits, kept, and handled after the answer. A {@code Session} sends under its lock everything that
 * others cause: forwarded messages, presence, and {@code logged-in} with what was queued behind it. So a message of another is either queued before a resume
 * and sent by it, in order, or it waits for the lock and comes after. The end of a connection is told by the transport at any moment, perhaps from within a
 * send; it is therefore only noted there and handled on the timer thread.
 *
 * <p><b>Displaced.</b> Before a session moves or is taken over, the old connection is ended under its own lock, which waits for the message that it handles at
 * that moment, and its outbox says {@code displaced} and then refuses everything: nothing of the old connection can come after something of the new one, and
 * nothing is sent to it any more. What is delivered between the two is queued like in a resume window.
 */
package org.parley.server.internal;
