package org.parley.launcher.conformance.client;

import org.parley.launcher.conformance.NotRun;
import org.parley.launcher.conformance.Room;

/** The client under test, and who sits at it. */
final class Subject {
    /** One call for all byes that only ask for an ack: of unknown calls whose bye came first a client remembers 8 a sender. */
    private final String fence = Phone.call("F");
    private final boolean alone;
    private String name;

    /** {@code name} of who is logged in with a client that answers by itself; null where somebody sits at it, who is known when he has called. */
    Subject(String name) {
        this.name = name;
        this.alone = name != null;
    }

    /** Somebody must sit there. */
    void attended() throws NotRun {
        if (alone) {
            throw new NotRun("needs somebody at the client: leave --call out");
        }
    }

    /** Asks whoever sits there to do something. */
    void shall(Room room, String what) throws NotRun {
        attended();
        room.ask(what);
    }

    /** Asks to answer, where the client does not do so by itself. */
    void answers(Room room) {
        if (!alone) {
            room.ask("answer");
        }
    }

    String fence() {
        return fence;
    }

    String name() {
        return name;
    }

    void name(String known) {
        name = known;
    }
}
