package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The certificate of a server that runs is renewed by replacing its files. */
@Timeout(60)
class RenewalTest {
    @TempDir
    Path data;
    @TempDir
    Path other;

    @Test
    void newConnectionsGetTheNewCertificateAndOpenOnesGoOn() throws Exception {
        try (LiveServer maker = new LiveServer(other, Map.of())) {
            assertThat(maker.running.fingerprint()).isNotNull();
        }
        try (LiveServer server = new LiveServer(data, Map.of()); WireClient open = new WireClient(server.port("tls"), true)) {
            open.enter("alice");
            String before = open.fingerprint();
            Files.move(other.resolve("tls/certificate.pem"), data.resolve("tls/certificate.pem"), StandardCopyOption.REPLACE_EXISTING);
            assertThat(shown(server)).as("while the key is another's").isEqualTo(before);
            Files.move(other.resolve("tls/key.pem"), data.resolve("tls/key.pem"), StandardCopyOption.REPLACE_EXISTING);
            long end = System.nanoTime() + 30_000_000_000L;
            String now = shown(server);
            while (now.equals(before) && System.nanoTime() < end) {
                LockSupport.parkNanos(100_000_000); // files are looked at once a second; asking more often would meet the limits on rate
                now = shown(server);
            }
            assertThat(open.ask("{'type':'ping','nonce':1}").get("type").getAsString()).isEqualTo("pong");
            assertThat(now).isNotEqualTo(before).isEqualTo(server.running.fingerprint());
            assertThat(open.ask("{'type':'logout','id':1}").get("type").getAsString()).isEqualTo("logged-out");
        }
    }

    private static String shown(LiveServer server) throws Exception {
        try (WireClient client = new WireClient(server.port("tls"), true)) {
            assertThat(client.ask("{'type':'hello','version':1}").get("type").getAsString()).isEqualTo("welcome");
            return client.fingerprint();
        }
    }
}
