package org.parley.server.admin.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A process that opens the socket in the folder that it is given, and says so. */
final class OpensControlSocket {
    private OpensControlSocket() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (ControlSocket socket = new ControlSocket(folder, demand -> Answer.done(""))) {
            boolean open = Files.exists(folder.resolve("socket"));
            System.out.println((open ? "open " : "not open ") + PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        }
    }
}
