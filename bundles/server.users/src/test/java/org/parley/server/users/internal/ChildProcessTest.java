package org.parley.server.users.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only another process can show. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChildProcessTest {
    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    private static Process child(List<String> prefix, Path file, String name) throws Exception {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xshare:auto",
                "-cp", System.getProperty("java.class.path"), RegisterLoop.class.getName(), file.toString(), name));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(new File("target/child-process.txt"))).start();
    }

    @Test
    void everyAcknowledgedAccountOutlivesAKill() throws Exception {
        Path file = folder.resolve("users.db");
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(registeredUntilKilled(file, "round" + round + "-", 20 + 37 * round));
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(19 + 56 + 93);
        try (SqliteUserStore store = Stores.open(file)) {
            for (String name : acknowledged) {
                assertThat(store.find(name)).as(name).isPresent();
            }
            String last = acknowledged.get(acknowledged.size() - 1);
            assertThat(store.authenticate(last, "correct horse")).isPresent();
        }
        assertThat(Stores.sql(file, "PRAGMA integrity_check")).isEqualTo("ok");
        assertThat(folder).as("no native library is left").isDirectoryNotContaining(path -> !path.equals(file));
    }

    private static List<String> registeredUntilKilled(Path file, String name, int least) throws Exception {
        Process child = child(List.of(), file, name);
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = child.inputReader()) {
            String line;
            while ((line = out.readLine()) != null) {
                lines.add(line);
                if (lines.size() == least) {
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
