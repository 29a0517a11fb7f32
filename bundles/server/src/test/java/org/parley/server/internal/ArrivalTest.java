package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.parley.protocol.MessageFields;
import org.parley.transport.Frame;

class ArrivalTest {
    @Test
    void aMessageThatWaitsHoldsItsBytesAloneAndIsReadAgain() throws Exception {
        Frame frame = Frame.of("{\"type\":\"ping\",\"id\":3,\"nonce\":4}".getBytes(StandardCharsets.UTF_8));
        Arrival kept = Arrival.of(Incoming.of(MessageFields.read(frame.bytes()), "ping", 3, frame)).kept();
        assertThat(kept.message().read()).isNull();
        assertThat(kept.message().type()).isEqualTo("ping");
        assertThat(kept.resumed().message().fields().integer("nonce", 0, 9)).isEqualTo(4);
    }
}
