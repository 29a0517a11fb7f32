package org.parley.server.admin.internal;

import org.parley.server.AccountAdmin;
import org.parley.server.ServerControl;
import org.parley.server.ServerStatus;
import org.parley.server.UserStore;

/** The services of the moment that commands need. Each throws {@link MissingException} while there is none. */
interface Services {
    UserStore users();

    AccountAdmin accounts();

    ServerControl control();

    ServerStatus status();

    /** A service is not there; the message is a line for the operator. */
    final class MissingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingException(String message) {
            super(message);
        }
    }

    /** {@code service} unless it is null. */
    static <T> T present(T service, String otherwise) {
        if (service == null) {
            throw new MissingException(otherwise);
        }
        return service;
    }
}
