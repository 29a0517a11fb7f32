package org.parley.launcher;

import java.nio.file.Path;
import java.util.List;

/** Where libraries unpack their native code: into the process's folder, which goes with it. By themselves JNA takes {@code ~/.cache} and Netty {@code /tmp}. */
final class NativeCode {
    private static final Path TEMPORARY = Path.of("/tmp");
    private static final List<String> PROPERTIES = List.of("jna.tmpdir", "io.netty.native.workdir");

    private NativeCode() {}

    /** Tells them, by system properties; where the operator has named a folder, by one of these or as Java's temporary one, it stays that. */
    static void unpackInto(Path folder) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        for (String property : PROPERTIES) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, (temporary.equals(TEMPORARY) ? folder : temporary).toString());
            }
        }
    }
}
