package org.parley.launcher.soak;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has of the machine, as Linux tells in /proc (proc(5)).
 *
 * @param nativeMiB resident memory without the Java heap, which is bounded by itself and grows as it likes
 * @param gone      files that it has open although they were removed
 */
record Footprint(int threads, int sockets, int files, int gone, long nativeMiB, long children) {
    /** Where the Java heap lies: HotSpot puts one of less than 4 GB below that address, so that references need 32 bits. */
    private static final long HEAP_FROM = 0x8000_0000L;
    private static final long HEAP_TO = 0x1_0000_0000L;

    static Footprint of(ProcessHandle process) throws IOException {
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        int sockets = 0;
        int files = 0;
        int gone = 0;
        try (DirectoryStream<Path> open = Files.newDirectoryStream(proc.resolve("fd"))) {
            for (Path one : open) {
                String what = target(one);
                sockets += what.startsWith("socket:") ? 1 : 0;
                files += what.startsWith("socket:") ? 0 : 1;
                gone += what.endsWith(" (deleted)") ? 1 : 0;
            }
        }
        return new Footprint(count(proc.resolve("task")), sockets, files, gone, nativeMiB(proc), process.descendants().count());
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    private static int count(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return (int) all.count();
        }
    }

    private static long nativeMiB(Path proc) throws IOException {
        long kib = 0;
        boolean heap = false;
        for (String line : Files.readAllLines(proc.resolve("smaps"))) {
            if (Character.digit(line.charAt(0), 16) >= 0 && line.indexOf('-') > 0) { // 7f2e1a000000-7f2e1a400000 rw-p …, of others the first letter is a capital
                long from = Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16);
                heap = from >= HEAP_FROM && from < HEAP_TO;
            } else if (!heap && line.startsWith("Rss:")) {
                kib += Long.parseLong(line.substring("Rss:".length(), line.length() - " kB".length()).strip());
            }
        }
        return kib / 1_024;
    }

    @Override
    public String toString() {
        return threads + " threads, " + sockets + " sockets, " + files + " files" + (gone > 0 ? " (" + gone + " of them removed)" : "") + ", " + nativeMiB + " MiB without heap"
            + (children > 0 ? ", " + children + " processes" : "");
    }
}
