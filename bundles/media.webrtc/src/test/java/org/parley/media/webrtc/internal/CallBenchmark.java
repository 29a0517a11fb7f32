package org.parley.media.webrtc.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.Party;
import org.parley.media.VideoInput;

/**
 * Figures of calls between two sessions in this process, to be run by hand with {@code MALLOC_ARENA_MAX=1}: {@code CallBenchmark calls 50} tells
 * set-up times, memory and threads; {@code CallBenchmark load 1280 720 20} tells the CPU seconds a second that both sides take together.
 */
final class CallBenchmark {
    private CallBenchmark() {}

    public static void main(String[] args) throws Exception {
        WebRtcEngine engine = new WebRtcEngine();
        if (args[0].equals("calls")) {
            calls(engine, Integer.parseInt(args[1]));
        } else {
            load(engine, Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        }
        engine.stop();
        report("engine stopped");
    }

    private static void calls(WebRtcEngine engine, int count) throws Exception {
        List<Long> setUps = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            try (Party caller = party(engine, 640, 480); Party callee = party(engine, 640, 480)) {
                caller.carryTo(callee);
                String answer = Party.get(callee.session.answer(Party.get(caller.session.offer(false))));
                long start = System.nanoTime();
                callee.carryTo(caller);
                Party.get(caller.session.accept(answer));
                caller.await("picture", () -> caller.frames() > 0);
                callee.await("picture", () -> callee.frames() > 0);
                setUps.add((System.nanoTime() - start) / 1_000_000);
                caller.awaitMovingClock(10);
            }
            if (i == 5 || i % 25 == 0) {
                report("after " + i + " calls");
            }
        }
        System.out.println("from answer to both first pictures, ms: " + setUps);
        setUps.sort(null);
        System.out.println("median " + setUps.get(setUps.size() / 2) + " ms, worst " + setUps.get(setUps.size() - 1) + " ms");
    }

    private static void load(WebRtcEngine engine, int width, int height, int seconds) throws Exception {
        try (Party caller = party(engine, width, height); Party callee = party(engine, width, height)) {
            Party.connect(caller, callee);
            Thread.sleep(5_000);
            long cpu = cpuNanos();
            int frames = callee.frames();
            Thread.sleep(seconds * 1_000L);
            System.out.printf(Locale.ROOT, "%dx%d: %.2f CPU seconds a second for both sides, %.1f frames a second%n%s%n", width, height,
                    (cpuNanos() - cpu) / 1e9 / seconds, (callee.frames() - frames) / (double) seconds, callee);
            report("in the call");
        }
    }

    private static Party party(WebRtcEngine engine, int width, int height) throws Exception {
        return Party.open("side", engine, new CaptureSettings(new VideoInput.Pattern(), new AudioInput.Silence(), width, height, 30), new AudioOutput.None());
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void report(String when) throws IOException, InterruptedException {
        System.gc();
        Thread.sleep(300);
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS")).findFirst().orElse("");
        System.out.println(when + ": " + resident.replaceAll("\\s+", " ") + ", threads " + Path.of("/proc/self/task").toFile().list().length);
    }
}
