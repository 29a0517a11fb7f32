package org.parley.call.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallRecord;
import org.parley.call.EndReason;

class HistoryTest {
    private static final String ALICE = History.account("Alice", Optional.of(URI.create("tls://Example.org:7443")));

    @TempDir
    private Path data;
    private final Deque<Runnable> disk = new ArrayDeque<>();

    private History history() {
        return new History(data, disk::add);
    }

    private void work() {
        while (!disk.isEmpty()) {
            disk.poll().run();
        }
    }

    private static CallRecord call(int number) {
        return new CallRecord("K" + number, "bob", Call.Direction.INCOMING, Instant.ofEpochSecond(1_767_225_600L + number),
                new CallEnd(EndReason.NO_ANSWER, CallEnd.By.NETWORK, Duration.ofMillis(number)));
    }

    private Path file() {
        return data.resolve("history").resolve(ALICE + ".json");
    }

    @Test
    void callsAreThereAtTheNextStartNewestFirst() {
        History first = history();
        first.add(ALICE, call(1));
        first.add(ALICE, call(2));
        assertThat(first.records(ALICE)).containsExactly(call(2), call(1));
        assertThat(file()).as("written elsewhere").doesNotExist();
        work();
        assertThat(history().records(ALICE)).containsExactly(call(2), call(1));
        assertThat(history().records(ALICE).get(0).missed()).isTrue();
    }

    @Test
    void aCallIsListedOnceHoweverExactlyItsDurationIsKnown() {
        History history = history();
        for (int number = 1; number <= 3; number++) {
            CallRecord call = call(number);
            history.add(ALICE, new CallRecord(call.id(), call.peer(), call.direction(), call.begun(), new CallEnd(EndReason.HANGUP, CallEnd.By.PEER, Duration.ofNanos(5_226_123_456L))));
            work();
        }
        assertThat(history.records(ALICE)).extracting(CallRecord::id).containsExactly("K3", "K2", "K1");
        assertThat(history().records(ALICE)).extracting(CallRecord::id).containsExactly("K3", "K2", "K1");
    }

    @Test
    void accountsAreApart() {
        history().add(ALICE, call(1));
        work();
        assertThat(history().records(History.account("bob", Optional.of(URI.create("tls://example.org:7443"))))).isEmpty();
        assertThat(history().records(History.account("alice", Optional.of(URI.create("tls://other.org:7443"))))).isEmpty();
        assertThat(history().records(History.account("ALICE", Optional.of(URI.create("wss://example.org:7443"))))).containsExactly(call(1));
    }

    @Test
    void the100NewestAreKept() {
        History history = history();
        for (int number = 1; number <= 130; number++) {
            history.add(ALICE, call(number));
        }
        work();
        assertThat(history().records(ALICE)).hasSize(100).startsWith(call(130)).endsWith(call(31)).isEqualTo(history.records(ALICE));
    }

    @Test
    void itsOwnerAloneMayReadItAndNothingElseIsLeft() throws IOException {
        history().add(ALICE, call(1));
        work();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void whatAnotherProcessWroteMeanwhileIsKept() {
        History one = history();
        History other = history();
        one.add(ALICE, call(1));
        other.add(ALICE, call(2));
        work();
        assertThat(history().records(ALICE)).containsExactly(call(2), call(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"parleyCalls\":2,\"calls\":[]}", "{\"parleyCalls\":1}", "{\"parleyCalls\":1,\"calls\":[{}]}",
            "{\"parleyCalls\":1,\"calls\":[{\"id\":\"K\",\"peer\":\"../x\",\"direction\":\"INCOMING\",\"begun\":\"2026-01-01T00:00:00Z\",\"reason\":\"HANGUP\",\"by\":\"SELF\",\"durationMillis\":1}]}"})
    void aFileThatIsNoHistoryIsMovedAside(String content) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), content);
        History history = history();
        assertThat(history.records(ALICE)).isEmpty();
        history.add(ALICE, call(1));
        work();
        assertThat(history().records(ALICE)).containsExactly(call(1));
        assertThat(file().resolveSibling(ALICE + ".json.broken")).hasContent(content);
    }

    @Test
    void aFolderThatCannotBeWrittenLeavesItInMemory() throws IOException {
        Files.writeString(data.resolve("history"), "a file");
        History history = history();
        history.add(ALICE, call(1));
        work();
        assertThat(history.records(ALICE)).containsExactly(call(1));
    }

    @Test
    void withoutAFolderItIsKeptInMemory() {
        History history = new History(null, disk::add);
        history.add(ALICE, call(1));
        assertThat(disk).isEmpty();
        assertThat(history.records(ALICE)).isEqualTo(List.of(call(1)));
    }
}
