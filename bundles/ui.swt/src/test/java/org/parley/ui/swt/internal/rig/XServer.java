package org.parley.ui.swt.internal.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.swt.internal.C;

/** An X server without a screen for all tests of this process, ended with it. */
final class XServer {
    private static boolean running;

    private XServer() {}

    /** Starts it unless it runs, and makes GTK use it. */
    static synchronized void ensure() {
        if (running) {
            return;
        }
        try {
            Process server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "2600x2000x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
            String number = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII)).readLine();
            if (number == null) {
                throw new IllegalStateException("Xvfb did not start");
            }
            setenv("DISPLAY", ":" + number);
            setenv("GDK_BACKEND", "x11");
            setenv("NO_AT_BRIDGE", "1");
            running = true;
        } catch (IOException e) {
            throw new UncheckedIOException("these tests need Xvfb: install the package xvfb", e);
        }
    }

    private static void setenv(String name, String value) {
        C.setenv((name + "\0").getBytes(StandardCharsets.US_ASCII), (value + "\0").getBytes(StandardCharsets.US_ASCII), 1);
    }
}
