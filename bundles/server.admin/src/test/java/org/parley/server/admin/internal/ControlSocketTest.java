package org.parley.server.admin.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {
    private static final String SESSIONS = "{\"arguments\":[\"sessions\"]}";

    @TempDir
    Path data;

    private ControlSocket open() throws IOException {
        return new ControlSocket(data.resolve("control"), demand -> demand.argument(0).equals("file") ? Answer.file(file())
                : Answer.done(demand + " by " + demand.by() + " " + demand.password()));
    }

    private Path file() {
        try {
            return Files.writeString(data.resolve("file"), "content");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String ask(String line) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(data.resolve("control/socket")))) {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aCommandIsRunForTheUserThatTheSystemNames() throws Exception {
        try (ControlSocket socket = open()) {
            String text = "users add é by " + System.getProperty("user.name") + " correct hörse\n";
            assertThat(ask("{\"arguments\":[\"users\",\"add\",\"é\"],\"password\":\"correct hörse\"}")).isEqualTo("0 " + text.getBytes(StandardCharsets.UTF_8).length + "\n" + text);
        }
    }

    @Test
    void aCommandForWhichThereIsNoThreadEndsAndTheNextIsRun() throws Exception {
        AtomicInteger made = new AtomicInteger();
        try (ControlSocket socket = new ControlSocket(data.resolve("control"), demand -> Answer.done("done"), task -> {
            if (made.incrementAndGet() == 2) {
                throw new OutOfMemoryError("on purpose");
            }
            return new Thread(task);
        })) {
            try (SocketChannel first = SocketChannel.open(UnixDomainSocketAddress.of(data.resolve("control/socket")))) {
                assertThat(Channels.newInputStream(first).read()).as("its end").isEqualTo(-1);
            }
            assertThat(ask(SESSIONS)).isEqualTo("0 5\ndone\n");
        }
    }

    @Test
    void whoSaysNothingIsHungUpOn() throws Exception {
        try (ControlSocket socket = open(); SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(data.resolve("control/socket")))) {
            silent.write(ByteBuffer.wrap("{".getBytes(StandardCharsets.UTF_8)));
            assertThat(Channels.newInputStream(silent).read()).as("its end").isEqualTo(-1);
            assertThat(ask(SESSIONS)).startsWith("0 ");
        }
    }

    @Test
    void aFileIsSentAndDeleted() throws Exception {
        try (ControlSocket socket = open()) {
            assertThat(ask("{\"arguments\":[\"file\"]}")).isEqualTo("0 7\ncontent");
            assertThat(data.resolve("file")).doesNotExist();
        }
    }

    @Test
    void nonsenseIsRefusedAndTheNextCommandIsRun() throws Exception {
        try (ControlSocket socket = open()) {
            for (String nonsense : new String[] {"", "users list", "[]", "{}", "{\"arguments\":[{}]}"}) {
                assertThat(ask(nonsense)).startsWith("2 ").endsWith("that is no command\n");
            }
            assertThat(ask(SESSIONS)).startsWith("0 ");
        }
    }

    @Test
    void nobodyElseCanEnterTheFolder() throws Exception {
        Files.createDirectory(data.resolve("control"));
        try (ControlSocket socket = open()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("control")))).isEqualTo("rwx------");
        }
        assertThat(data.resolve("control/socket")).doesNotExist();
    }

    /** As systemd starts it with ProcSubset=pid. */
    @Test
    void theSocketIsOpenedWhereProcTellsNothingButProcesses() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path said = data.resolve("said");
        Process process = new ProcessBuilder("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", "mount -t proc -o subset=pid proc /proc && exec \"$@\"", "sh", java.toString(),
                "-cp", System.getProperty("java.class.path"), OpensControlSocket.class.getName(), data.resolve("control").toString())
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(said).hasContent("open rwx------");
    }

    @Test
    void aCommandThatComesWhileThereIsNoFileForItIsTriedAgainASecondLater() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path log = data.resolve("log");
        Process process = new ProcessBuilder("sh", "-c", "ulimit -n 256 && exec \"$@\"", "sh", java.toString(), "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Dorg.slf4j.simpleLogger.showDateTime=true", "-cp",
                System.getProperty("java.class.path"), LacksFiles.class.getName(), data.resolve("control").toString()).redirectError(log.toFile()).start();
        try (BufferedReader said = process.inputReader(); OutputStream input = process.getOutputStream()) {
            assertThat(said.readLine()).isEqualTo("open");
            assertThat(ask(SESSIONS)).as("with all classes loaded that it takes").isEqualTo("0 5\ndone\n");
            input.write('\n');
            input.flush();
            CompletableFuture<String> last = untilThatFails(log);
            input.write('\n');
            input.flush();
            assertThat(last.get(60, TimeUnit.SECONDS)).isEqualTo("0 5\ndone\n");
        } finally {
            process.destroyForcibly();
        }
        List<Long> tries = tries(log);
        assertThat(tries.get(1) - tries.get(0)).as("milliseconds from one try to the next").isGreaterThan(900);
    }

    /** Asks until no file was found for a command, and none at the next try; the answer to that. */
    private CompletableFuture<String> untilThatFails(Path log) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        CompletableFuture<String> latest = CompletableFuture.completedFuture("");
        while (tries(log).size() < 2) {
            assertThat(System.nanoTime()).as("the time that is waited").isLessThan(end);
            latest = latest.isDone() ? CompletableFuture.supplyAsync(() -> askUnchecked(SESSIONS)) : latest;
            LockSupport.parkNanos(1_000_000);
        }
        return latest;
    }

    /** When no file was found for a command, in milliseconds since some moment. */
    private static List<Long> tries(Path log) throws IOException {
        return Pattern.compile("(?m)^([0-9]+) .* a command could not be taken").matcher(Files.readString(log)).results().map(line -> Long.valueOf(line.group(1))).toList();
    }

    private String askUnchecked(String line) {
        try {
            return ask(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theSocketOfAKilledServerIsReplacedThatOfARunningOneIsNot() throws Exception {
        Files.createDirectory(data.resolve("control"));
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(data.resolve("control/socket")));
        }
        try (ControlSocket socket = open()) {
            assertThat(ask(SESSIONS)).startsWith("0 ");
            assertThatThrownBy(this::open).hasMessage("another server uses this data folder");
            assertThat(ask(SESSIONS)).startsWith("0 ");
        }
    }
}
