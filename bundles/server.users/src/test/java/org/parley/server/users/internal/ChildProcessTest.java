package org.parley.server.users.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only another process can show. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 1_200, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChildProcessTest {
    /** {@code -Dparley.kills=200} for many. */
    private static final int ROUNDS = Integer.getInteger("parley.kills", 3);
    private static final long SEED = Long.getLong("parley.seed", System.nanoTime() & 0xffff);

    @TempDir
    Path folder;

    private static Process child(List<String> prefix, Path file, String name) throws Exception {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xshare:auto",
                "-cp", System.getProperty("java.class.path"), RegisterLoop.class.getName(), file.toString(), name));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(new File("target/child-process.txt"))).start();
    }

    @Test
    void everyAcknowledgedAccountAndPasswordOutlivesAKill() throws Exception {
        System.out.println("seed of the kills: " + SEED);
        Random random = new Random(SEED);
        Path file = folder.resolve("users.db");
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(acknowledgedUntilKilled(file, "round" + round + "-", 2 + random.nextInt(100), random.nextInt(2_000)));
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS);
        Set<String> names = new HashSet<>(acknowledged);
        try (SqliteUserStore store = Stores.open(file)) {
            for (String name : names) {
                boolean changed = Collections.frequency(acknowledged, name) == 2;
                boolean usable = store.authenticate(name, "battery staple").isPresent() || !changed && store.authenticate(name, "correct horse").isPresent();
                assertThat(usable).as("%s, seed %d", name, SEED).isTrue();
            }
        }
        assertThat(Stores.sql(file, "PRAGMA integrity_check")).isEqualTo("ok");
        assertThat(folder).as("no native library is left").isDirectoryNotContaining(path -> !path.equals(file));
    }

    /** Kills a good moment after so many lines: the process goes on meanwhile. */
    private static List<String> acknowledgedUntilKilled(Path file, String name, int least, int microseconds) throws Exception {
        Process child = child(List.of(), file, name);
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = child.inputReader()) {
            String line;
            while ((line = out.readLine()) != null) {
                lines.add(line);
                if (lines.size() == least) {
                    LockSupport.parkNanos(1_000L * microseconds);
                    // not by Process, which closes the stream, too: the last lines are the ones that matter
                    new ProcessBuilder("kill", "-9", Long.toString(child.pid())).start();
                }
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as("killed by signal 9").isEqualTo(137);
        // The kill may cut the last line: a name is whole only if its line end is there, which readLine does not tell.
        lines.remove(lines.size() - 1);
        assertThat(lines).allMatch(line -> line.startsWith(name));
        return lines;
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefused() throws Exception {
        Path locked = Files.createDirectory(folder.resolve("locked"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        String message = refusalOf(locked.resolve("users.db"));
        assertThat(message).contains("folder " + locked + " cannot be read and written by this user", "change its owner or permissions");
        assertThat(locked).isEmptyDirectory();
    }

    @Test
    void aFileThatCannotBeWrittenIsRefused() throws Exception {
        Path file = folder.resolve("users.db");
        Stores.open(file).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        byte[] before = Files.readAllBytes(file);
        assertThat(refusalOf(file)).contains("users database " + file + ": cannot be read and written by this user");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws Exception {
        Path locked = Files.createDirectory(folder.resolve("locked"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assertThat(refusalOf(locked.resolve("deeper/users.db"))).contains("users database " + locked.resolve("deeper/users.db") + ": ", "; ");
    }

    /** Root may write everywhere: its child gives that right up. */
    private static String refusalOf(Path file) throws Exception {
        List<String> prefix = List.of();
        if (System.getProperty("user.name").equals("root")) {
            assertThat(Path.of("/usr/bin/setpriv")).as("setpriv, of Debian's util-linux").isExecutable();
            prefix = List.of("/usr/bin/setpriv", "--bounding-set", "-dac_override,-dac_read_search");
        }
        Process child = child(prefix, file, "user");
        try (BufferedReader out = child.inputReader()) {
            String line = out.readLine();
            return line == null ? "no answer" : line;
        } finally {
            child.destroyForcibly();
        }
    }
}
