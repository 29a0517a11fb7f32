package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

/** What an operator finds in the audit log when somebody tries to fill it. */
class AuditTest {
    private final Bench bench = new Bench();
    private final List<String> lines = new ArrayList<>();
    private final Audit audit = new Audit(bench.time::nanos, (Logger) Proxy.newProxyInstance(Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) ->
            lines.add(MessageFormatter.arrayFormat((String) arguments[0], arguments[1] instanceof Object[] many ? many : List.of(arguments).subList(1, arguments.length).toArray()).getMessage())));

    private ClientConnection from(String address) throws Exception {
        return (ClientConnection) bench.server.acceptor().accepted(new FakeConnection(new InetSocketAddress(InetAddress.getByName(address), 40_000), bench.time.nanos()));
    }

    @Test
    void thousandsOfLoginsByTokenFromOneAddressLeaveRoomForAllElse() throws Exception {
        ClientConnection[] neighbours = {from("2001:db8::1"), from("2001:db8::2"), from("2001:db8::3")};
        for (int i = 0; i < 10 * Audit.MOST_ATTEMPTS; i++) {
            audit.attempt("resume", "", neighbours[i % neighbours.length], "token-invalid");
        }
        assertThat(lines).hasSize(Audit.MOST_ATTEMPTS + 1).last().asString().contains("further ones are not noted");
        audit.attempt("resume", "alice", from("192.0.2.1"), "ok");
        audit.note("login", "bob", neighbours[0], "invalid-credentials");
        assertThat(lines).hasSize(Audit.MOST_ATTEMPTS + 3).last().asString().startsWith("login user=bob address=2001:db8:0:0:0:0:0:1 ");
        bench.turn(15 * 60_000);
        audit.attempt("resume", "alice", neighbours[0], "ok");
        assertThat(lines).last().asString().startsWith("resume user=alice ");
    }
}
