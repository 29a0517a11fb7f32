package org.parley.server.internal.figures;

import java.util.Locale;

/** Limits that can bite. */
public enum Limit {
    /** Messages or bytes a second of a connection: a message was refused. */
    RATE,
    /** Too many refused for their rate: the connection was closed. */
    REFUSALS,
    /** Too many broken messages: the connection was closed. */
    BAD_MESSAGES,
    /** A message larger than allowed: the connection was closed. */
    FRAME_SIZE,
    /** Too many connections from an address: one was refused. */
    CONNECTIONS_PER_ADDRESS,
    /** No hello in time: the connection was closed. */
    HELLO_TIME,
    /** No login in time: the connection was closed. */
    LOGIN_TIME,
    /** Too many failed logins: one was refused unseen. */
    FAILED_LOGINS,
    /** Too many registrations from an address: one was refused. */
    REGISTRATIONS,
    /** Too many logouts of an account: one was refused. */
    LOGOUTS,
    /** Too many passwords wait to be hashed, or one waited too long: it was refused. */
    HASH_QUEUE,
    /** Too many logins by token and logouts wait for the store: one was refused. */
    STORE_QUEUE,
    /** Too much waits for a receiver: a message for it was refused. */
    RECEIVER_FULL;

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
