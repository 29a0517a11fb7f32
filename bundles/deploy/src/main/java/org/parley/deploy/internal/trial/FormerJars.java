package org.parley.deploy.internal.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies of the jars that ran last, with the names of their components, in a folder of the process's data: what is in {@code plugins/} belongs to the user, and is not touched. */
final class FormerJars {
    private static final Logger LOG = LoggerFactory.getLogger(FormerJars.class);
    private static final int KEY_BYTES = 8;

    private final Path folder;

    FormerJars(Path folder) {
        this.folder = folder;
    }

    /** What may turn out to run. */
    void candidate(Bundle bundle, Path jar) {
        attempt(bundle, () -> {
            Files.createDirectories(folder);
            Files.copy(jar, file(bundle, ".new"), StandardCopyOption.REPLACE_EXISTING);
        });
    }

    /** The candidate runs. */
    void accept(Bundle bundle, Set<String> components) {
        attempt(bundle, () -> {
            Files.write(file(bundle, ".components"), new TreeSet<>(components));
            Files.move(file(bundle, ".new"), file(bundle, ".jar"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    /** The candidate does not. */
    void discard(Bundle bundle) {
        attempt(bundle, () -> Files.deleteIfExists(file(bundle, ".new")));
    }

    /** The bundle is gone for good. */
    void forget(Bundle bundle) {
        for (String ending : new String[] {".new", ".jar", ".components"}) {
            attempt(bundle, () -> Files.deleteIfExists(file(bundle, ending)));
        }
    }

    /** The copy of what ran last, perhaps in an earlier process. */
    Optional<Path> jar(Bundle bundle) {
        return Optional.of(file(bundle, ".jar")).filter(Files::isRegularFile);
    }

    /** The components of what ran last. */
    Set<String> components(Bundle bundle) {
        try {
            return jar(bundle).isPresent() ? new TreeSet<>(Files.readAllLines(file(bundle, ".components"))) : Set.of();
        } catch (IOException e) {
            return Set.of();
        }
    }

    private Path file(Bundle bundle, String ending) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bundle.getLocation().getBytes(StandardCharsets.UTF_8));
            return folder.resolve(bundle.getSymbolicName() + "-" + HexFormat.of().formatHex(hash, 0, KEY_BYTES) + ending);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private interface Act {
        void perform() throws IOException;
    }

    private void attempt(Bundle bundle, Act act) {
        try {
            act.perform();
        } catch (IOException e) {
            LOG.warn("{}: no copy of {} is kept, which could be brought back ({})", folder, bundle.getSymbolicName(), e.toString());
        }
    }
}
