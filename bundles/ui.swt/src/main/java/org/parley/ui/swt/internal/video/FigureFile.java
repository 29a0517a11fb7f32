package org.parley.ui.swt.internal.video;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a line a second: how many frames were painted, how long the thread that painted took for one, what both threads allocated for one and how much
 * processor time they took, and how long after its arrival it was handed to the screen. A second without a painted frame gives no line.
 */
public final class FigureFile implements PaintFigures {
    private static final long SECOND = 1_000_000_000L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final FigureLines lines;
    private final Executor writer;
    private final long[] paints = new long[256];
    private final long[] delays = new long[256];
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong cpu = new AtomicLong();
    private int count;
    private long second = System.nanoTime();
    private long engineStart;
    private long engineCpu;
    private long uiStart = -1;
    private long uiCpu;
    private volatile int width;
    private volatile int height;

    /** @param writer where lines are written, in order */
    public FigureFile(FigureLines lines, Executor writer) {
        this.lines = lines;
        this.writer = writer;
    }

    @Override
    public void beginFrame() {
        engineStart = allocated();
        engineCpu = THREADS.getCurrentThreadCpuTime();
    }

    @Override
    public void endFrame(int newWidth, int newHeight) {
        cpu.addAndGet(THREADS.getCurrentThreadCpuTime() - engineCpu);
        bytes.addAndGet(allocated() - engineStart);
        width = newWidth;
        height = newHeight;
    }

    @Override
    public void beginPaint() {
        uiStart = allocated();
        uiCpu = THREADS.getCurrentThreadCpuTime();
    }

    @Override
    public void painted(long startNanos, long arrivedNanos) {
        if (uiStart < 0) {
            return;
        }
        cpu.addAndGet(THREADS.getCurrentThreadCpuTime() - uiCpu);
        bytes.addAndGet(allocated() - uiStart);
        uiStart = -1;
        count(startNanos, arrivedNanos);
    }

    @Override
    public void shown(long startNanos, long arrivedNanos) {
        count(startNanos, arrivedNanos);
    }

    private synchronized void count(long startNanos, long arrivedNanos) {
        long now = System.nanoTime();
        if (count < paints.length) {
            paints[count] = now - startNanos;
            delays[count] = now - arrivedNanos;
            count++;
        }
        if (now - second >= SECOND) {
            write();
            second = now;
        }
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private void write() {
        String line = line();
        count = 0;
        writer.execute(() -> lines.add(line));
    }

    private String line() {
        Arrays.sort(paints, 0, count);
        Arrays.sort(delays, 0, count);
        return String.format(Locale.ROOT, "{\"painted\":%d,\"medianMillis\":%.3f,\"p95Millis\":%.3f,\"cpuMillis\":%.3f,\"bytesPerFrame\":%d,\"delayMillis\":%.2f,\"width\":%d,\"height\":%d}", count,
            paints[count / 2] / 1e6, paints[count * 95 / 100] / 1e6, cpu.getAndSet(0) / 1e6 / count, bytes.getAndSet(0) / count, delays[count / 2] / 1e6, width, height);
    }
}
