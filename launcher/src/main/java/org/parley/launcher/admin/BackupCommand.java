package org.parley.launcher.admin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.parley.launcher.LaunchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley backup}. */
@Command(name = "backup", description = "Saves accounts, certificate and configuration of the server that runs on this machine, while it runs.")
public final class BackupCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private AdminOptions options;

    @Parameters(paramLabel = "FILE", description = "A zip to be made, readable by you alone; a file of that name stays as it is until the new one is whole.")
    private Path file;

    @Override
    public Integer call() throws LaunchException {
        Path target = file.toAbsolutePath().normalize();
        Path unfinished = null;
        try {
            unfinished = Files.createTempFile(target.getParent(), ".backup-", ".part"); // for the owner alone
            Path part = unfinished;
            ByteArrayOutputStream refusal = new ByteArrayOutputStream();
            int exitCode = options.server().run(List.of("backup"), null, code -> code == 0 ? Files.newOutputStream(part) : (OutputStream) refusal);
            if (exitCode != 0) {
                spec.commandLine().getErr().println("parley backup: " + refusal.toString(StandardCharsets.UTF_8).strip());
                return exitCode;
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            spec.commandLine().getOut().println("written " + target + ", " + Files.size(target) + " bytes");
            return 0;
        } catch (IOException e) {
            throw LaunchException.failure(target + " cannot be written (" + (e instanceof NoSuchFileException ? "its folder is not there" : e.getMessage()) + "); name a file in a folder that you can write", e);
        } finally {
            delete(unfinished);
        }
    }

    private static void delete(Path unfinished) {
        try {
            if (unfinished != null) {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            System.err.println("parley backup: " + unfinished + " cannot be deleted");
        }
    }
}
