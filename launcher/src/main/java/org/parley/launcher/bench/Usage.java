package org.parley.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process takes of the machine, as Linux tells in /proc (proc(5)). */
record Usage(int threads, long residentMiB) {
    static Usage of(ProcessHandle process) throws IOException {
        return new Usage((int) status(process, "Threads:"), residentKib(process) / 1_024);
    }

    static long residentKib(ProcessHandle process) throws IOException {
        return status(process, "VmRSS:");
    }

    private static long status(ProcessHandle process, String key) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            if (line.startsWith(key)) {
                return number(line);
            }
        }
        return 0;
    }

    /** User and system time so far. */
    static double cpuSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1_000.0;
    }

    /** The same of a process and of those that it started and that live. */
    static double familyCpuSeconds(ProcessHandle process) {
        return cpuSeconds(process) + process.descendants().mapToDouble(Usage::cpuSeconds).sum();
    }

    /** Memory of a process and of those that it started. What they share is counted for each. */
    static long familyMiB(ProcessHandle process) throws IOException {
        long all = of(process).residentMiB();
        for (ProcessHandle child : process.descendants().toList()) {
            all += of(child).residentMiB();
        }
        return all;
    }

    String text() {
        return threads + ", " + residentMiB;
    }

    private static long number(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
