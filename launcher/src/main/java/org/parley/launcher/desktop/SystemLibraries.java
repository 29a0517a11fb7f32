package org.parley.launcher.desktop;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The shared libraries of the system: where the dynamic linker looks, as far as is known without asking it. */
public record SystemLibraries(List<Path> folders) {
    /** A list of folders, which is not looked at yet. */
    public SystemLibraries {
        folders = List.copyOf(folders);
    }

    /** The usual folders of this machine. */
    public static SystemLibraries usual() {
        List<Path> folders = new ArrayList<>();
        for (String root : List.of("/usr/lib", "/lib", "/usr/local/lib", "/usr/lib64", "/lib64")) {
            folders.add(Path.of(root));
            try (DirectoryStream<Path> multiarch = Files.newDirectoryStream(Path.of(root), "*-linux-gnu*")) {
                multiarch.forEach(folders::add);
            } catch (IOException e) {
                // no such root here
            }
        }
        String more = System.getenv("LD_LIBRARY_PATH");
        if (more != null && !more.isBlank()) {
            for (String folder : more.split(":")) {
                folders.add(Path.of(folder));
            }
        }
        return new SystemLibraries(folders);
    }

    /** Whether {@code library}, such as {@code libX11.so.6}, is there. */
    public boolean has(String library) {
        return folders.stream().anyMatch(f -> Files.exists(f.resolve(library)));
    }
}
