package org.parley.media.remote.internal.child;

import java.io.IOException;
import org.parley.media.remote.internal.message.Message;
import org.parley.media.remote.internal.message.Wire;

/** What is told to the client. Waits while that does not read, which bounds what waits; when it is gone nothing is told, and the thread that reads ends the process. */
final class Outbox {
    private final Wire wire;

    Outbox(Wire wire) {
        this.wire = wire;
    }

    void tell(Message message) {
        try {
            wire.send(message);
        } catch (IOException e) {
            wire.close();
        }
    }
}
