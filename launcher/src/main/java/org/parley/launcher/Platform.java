package org.parley.launcher;

import java.util.Locale;

/** The machine's platform, as the distribution names what is made for one: {@code linux-x86_64}. */
public final class Platform {
    private Platform() {}

    /** From the system properties {@code os.name} and {@code os.arch}. */
    public static String name(String os, String architecture) {
        return os.toLowerCase(Locale.ROOT).replaceAll("\\s.*", "") + "-" + switch (architecture) {
            case "amd64" -> "x86_64";
            case "arm64" -> "aarch64";
            default -> architecture;
        };
    }
}
