package org.parley.call.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a killed process half received goes when the next file comes; what a living one receives stays. */
class LeftoversTest {
    @TempDir
    Path folder;

    private Path old(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
    }

    private void receiveAnother() throws IOException {
        new PartFile(folder).remove();
    }

    /** Another process that receives a file until it is killed. */
    public static final class Receiver {
        private Receiver() {}

        /** Receives into the folder that is named. */
        public static void main(String[] arguments) throws IOException {
            new PartFile(Path.of(arguments[0])).write(ByteBuffer.wrap(new byte[1_000]));
            System.out.println("receiving");
            System.in.read();
        }
    }

    private static String classPath() {
        return Stream.of(Receiver.class, PartFile.class, LoggerFactory.class).map(needed -> Path.of(URI.create(needed.getProtectionDomain().getCodeSource().getLocation().toString())).toString())
            .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void aPartIsRemovedOnceItsProcessWasKilledAndNotBefore() throws Exception {
        Process receiver = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", classPath(),
            Receiver.class.getName(), folder.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertThat(new BufferedReader(new InputStreamReader(receiver.getInputStream(), StandardCharsets.US_ASCII)).readLine()).isEqualTo("receiving");
            Path part;
            try (var files = Files.list(folder)) {
                part = old(files.findFirst().orElseThrow());
            }
            receiveAnother();
            assertThat(part).as("while its process lives").hasSize(1_000);
            receiver.destroyForcibly().waitFor();
            receiveAnother();
            assertThat(folder).isEmptyDirectory();
        } finally {
            receiver.destroyForcibly();
        }
    }

    @Test
    void ownPartsAndYoungOnesAndOtherFilesStay() throws IOException {
        PartFile own = new PartFile(folder);
        try (var files = Files.list(folder)) {
            old(files.findFirst().orElseThrow());
        }
        Files.writeString(folder.resolve(".parley-young.part"), "half");
        old(Files.writeString(folder.resolve("holiday.part"), "whole"));
        old(Files.createDirectory(folder.resolve(".parley-folder.part")));
        receiveAnother();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(4);
        }
        own.write(ByteBuffer.wrap(new byte[10]));
        own.remove();
    }

    @Test
    void aLinkIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path target = old(Files.writeString(elsewhere.resolve("target"), "somebody's"));
        Files.createSymbolicLink(folder.resolve(".parley-link.part"), target);
        receiveAnother();
        assertThat(target).hasContent("somebody's");
    }
}
