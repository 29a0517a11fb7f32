package org.parley.launcher.conformance.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.NotRun;
import org.parley.launcher.conformance.Room;

/** All that is asked of a client. */
public final class ClientCases {
    private static final String SECTION = "Calls: what the server forwards";

    private ClientCases() {}

    /** What a case does with phones of its own. */
    interface Talk {
        void run(Stage stage) throws IOException, Finding, InterruptedException, NotRun;
    }

    /** The phones of a case; the second one is there when the case has two accounts. */
    record Stage(Room room, Subject subject, Phone phone, Phone other) {
        void shall(String what) throws NotRun {
            subject.shall(room, what);
        }
    }

    /** The cases; {@code callee} is who is logged in with a client that answers by itself, or null where somebody sits at it. */
    public static List<Case> all(String callee) {
        Subject subject = new Subject(callee);
        List<Case> all = new ArrayList<>();
        all.addAll(OutgoingCases.all(subject));
        all.addAll(GlareCases.all(subject));
        all.addAll(IncomingCases.all(subject));
        all.addAll(StrayCases.all(subject));
        all.addAll(EndCases.all(subject));
        return List.copyOf(all);
    }

    /** A case with one phone, or with two. */
    static Case of(Subject subject, String name, String what, int phones, Talk talk) {
        return Case.of(name, SECTION, what, phones, room -> {
            Phone phone = new Phone(room, subject, 0);
            Phone other = phones > 1 ? new Phone(room, subject, 1) : null;
            try {
                talk.run(new Stage(room, subject, phone, other));
            } finally {
                phone.hangUp();
                if (other != null) {
                    other.hangUp();
                }
            }
        });
    }
}
