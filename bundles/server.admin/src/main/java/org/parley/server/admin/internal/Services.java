package org.parley.server.admin.internal;

import java.util.List;
import java.util.stream.Stream;
import org.parley.health.Fault;
import org.parley.health.Faults;
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

    /** What is wrong with single bundles, a line each. */
    List<String> faults();

    /** A line for each fault that is known to any of them. */
    static List<String> faults(List<Faults> sources) {
        return sources.stream().flatMap(Services::faults).sorted().toList();
    }

    /** A source may be a plug-in with a mistake, which then is the fault. */
    private static Stream<String> faults(Faults source) {
        try {
            return source.faults().stream().map(Fault::toString).toList().stream();
        } catch (RuntimeException | LinkageError e) {
            return Stream.of(source.getClass().getName() + ": it cannot say what is wrong (" + e + ")");
        }
    }

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
