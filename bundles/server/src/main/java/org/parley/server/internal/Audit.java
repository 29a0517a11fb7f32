package org.parley.server.internal;

import org.parley.protocol.Usernames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes who logs in, from where and with what outcome, by a logger of its own that conf/logback.xml gives a file. No password and no token comes here. */
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger("org.parley.audit");

    /** {@code username} is any text; what no account can be called might be a password that was typed in the wrong field, and is not written. */
    void note(String event, String username, ClientConnection from, String outcome) {
        LOG.info("{} user={} address={} connection={} outcome={}", event, Usernames.isValid(username) ? username : "-", from.remote(), from.number(), outcome);
    }
}
