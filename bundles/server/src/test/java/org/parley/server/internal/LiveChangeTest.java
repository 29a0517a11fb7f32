package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change of the configuration does to those who are connected: nothing, where it can be. */
class LiveChangeTest {
    private final Bench bench = new Bench();

    private void change(String key, Object value) {
        ServerConfig changed = ConfigCheck.check(Configs.with(Map.of(key, value)));
        assertThat(LiveKeys.suffice(Configs.defaults(), changed)).isTrue();
        bench.server.adopt(changed);
    }

    @Test
    void registrationIsClosedForConnectionsThatAreOpen() {
        Client client = bench.open();
        change("registrationOpen", false);
        client.say("{'type':'register','id':1,'username':'alice','password':'correct horse'}");
        assertThat(client.only("error").get("code").getAsString()).isEqualTo("registration-closed");
    }

    @Test
    void theNextLoginBringsTheNewStunServers() {
        Client client = bench.login("alice");
        change("stunUrls", new String[] {"stun:new.example"});
        assertThat(client.resume(client.token).getAsJsonArray("iceServers").toString()).contains("stun:new.example");
    }

    @Test
    void fewerFailedLoginsAreAllowedAtOnce() {
        Client client = bench.open();
        client.say("{'type':'login','id':1,'username':'alice','password':'wrong horse'}");
        client.only("error");
        change("failedLoginsPerAccount", 1);
        client.say("{'type':'login','id':2,'username':'alice','password':'wrong horse'}");
        assertThat(client.only("error").get("code").getAsString()).isEqualTo("rate-limited");
    }

    @Test
    void ratesCountForConnectionsThatComeLater() {
        change("messageBurst", 10);
        Client client = bench.open();
        for (int i = 0; i < 20; i++) {
            client.say("{'type':'ping','nonce':1}");
        }
        assertThat(client.heard()).anyMatch(message -> message.has("code") && message.get("code").getAsString().equals("rate-limited"));
    }

    @ParameterizedTest
    @CsvSource({"heartbeatMillis, 4000", "maxFrameBytes, 70000", "hashThreads, 2"})
    void whatConnectionsDependOnTakesANewBeginning(String key, int value) {
        assertThat(LiveKeys.suffice(Configs.defaults(), Configs.with(Map.of(key, value)))).isFalse();
        assertThat(LiveKeys.suffice(Configs.defaults(), Configs.with(Map.of("listen", new String[] {"tcp://127.0.0.1:0"})))).isFalse();
    }

    @Test
    void theShippedFileSaysOfWhichKeysAChangeCountsAtOnce() throws IOException {
        Set<String> said = new TreeSet<>();
        boolean words = false;
        boolean live = false;
        for (String line : Files.readAllLines(Path.of("../../distribution/src/main/dist/conf/org.parley.server.cfg"))) {
            if (line.startsWith("# ")) {
                live = line.matches("# Live\\b.*") || words && live;
            } else if (line.isBlank()) {
                live = false;
            } else if (live) {
                said.add(line.substring(1, line.indexOf(' ')));
            }
            words = line.startsWith("# ");
        }
        assertThat(said).containsExactlyInAnyOrderElementsOf(Arrays.stream(ServerConfig.class.getDeclaredMethods()).map(key -> key.getName()).filter(LiveKeys::has).toList());
    }
}
