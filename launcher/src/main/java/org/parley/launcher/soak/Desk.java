package org.parley.launcher.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Where all comes together: what processes say, and what is to be done later. Everything is done on the thread that lets time pass here. */
final class Desk implements Consumer<Program.Said> {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** Something to be done. */
    interface Task {
        void run() throws Finding, IOException, InterruptedException;
    }

    /** Who hears what processes say. */
    interface Ear {
        void hear(Program.Said said) throws Finding, IOException;
    }

    private record Later(long atNanos, Task task) {}

    private final BlockingQueue<Program.Said> said = new LinkedBlockingQueue<>();
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparingLong(Later::atNanos));
    private final List<Task> each = new ArrayList<>();
    private Ear ear;

    /** {@code all} hears everything. */
    void listen(Ear all) {
        ear = all;
    }

    @Override
    public void accept(Program.Said line) {
        said.add(line);
    }

    /** Does {@code task} some time from now, or when all is mended. */
    void later(int millis, Task task) {
        later.add(new Later(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), task));
    }

    /** Does {@code task} all the time. */
    void often(Task task) {
        each.add(task);
    }

    /** Does now all that was to be done later, but not what follows from it. */
    void hurry() throws Finding, IOException, InterruptedException {
        List<Later> all = new ArrayList<>();
        while (!later.isEmpty()) {
            all.add(later.poll());
        }
        for (Later one : all) {
            one.task.run();
        }
    }

    /** Lets time pass. */
    void pass(int millis) throws Finding, IOException, InterruptedException {
        await(millis, () -> false);
    }

    /** Lets time pass until {@code done}, at most so long; whether it came to that. */
    boolean await(int mostMillis, BooleanSupplier done) throws Finding, IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(mostMillis);
        while (!done.getAsBoolean()) {
            long now = System.nanoTime();
            if (now - until >= 0) {
                return false;
            }
            Program.Said line = said.poll(wait(now, until), TimeUnit.NANOSECONDS);
            if (line != null) {
                ear.hear(line);
            }
            work();
        }
        return true;
    }

    private long wait(long now, long until) {
        long next = later.isEmpty() ? until : Math.min(until, later.peek().atNanos);
        return Math.max(0, Math.min(next - now, TICK_NANOS));
    }

    private void work() throws Finding, IOException, InterruptedException {
        while (!later.isEmpty() && later.peek().atNanos - System.nanoTime() <= 0) {
            later.poll().task.run();
        }
        for (Task task : each) {
            task.run();
        }
    }
}
