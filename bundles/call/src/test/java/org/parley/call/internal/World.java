package org.parley.call.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.parley.call.internal.thread.Loop;

/** Time and threads, turned by hand: nothing happens but in {@link #run} and {@link #advance}, and always in the same order. */
class World {
    private final Deque<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Task> timers = new PriorityQueue<>();
    private long nanos = 1_000_000_000L;
    private long order;
    /** What went wrong where a test cannot see it. */
    final List<String> faults = new ArrayList<>();

    private record Task(long at, long order, Runnable run) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** Does something on another thread, soon. */
    void later(Runnable task) {
        ready.add(task);
    }

    void after(Duration delay, Runnable task) {
        timers.add(new Task(nanos + delay.toNanos(), order++, task));
    }

    /** Does all that is ready, and what that makes ready. */
    void run() {
        int steps = 0;
        while (!ready.isEmpty()) {
            if (++steps > 100_000) {
                throw new AssertionError("the world does not come to rest");
            }
            ready.poll().run();
        }
    }

    void advance(Duration time) {
        long until = nanos + time.toNanos();
        run();
        while (!timers.isEmpty() && timers.peek().at() <= until) {
            Task task = timers.poll();
            nanos = task.at();
            task.run().run();
            run();
        }
        nanos = until;
    }

    void advanceSeconds(double seconds) {
        advance(Duration.ofNanos((long) (seconds * 1e9)));
    }

    long nanos() {
        return nanos;
    }

    /** Something that is to be done in a while. */
    record Due(long inNanos, Runnable task) {}

    /** What is to come, in order. */
    List<Due> dues() {
        return timers.stream().sorted().filter(task -> !(task.run() instanceof Thread.Alarm alarm) || alarm.isLive()).map(task -> new Due(task.at() - nanos, task.run())).toList();
    }

    /** A call thread in this world. */
    final class Thread implements Loop {
        private final List<Alarm> live = new ArrayList<>();
        private final Deque<Runnable> kept = new ArrayDeque<>();
        private boolean dead;
        private boolean asleep;
        private Duration slept = Duration.ZERO;

        /** A timer. */
        final class Alarm implements Runnable {
            private final Runnable task;

            Alarm(Runnable task) {
                this.task = task;
            }

            boolean isLive() {
                return live.contains(this);
            }

            @Override
            public void run() {
                awake(() -> {
                    if (live.remove(this)) {
                        task.run();
                    }
                });
            }
        }

        /** The process is gone. */
        void die() {
            dead = true;
            live.clear();
        }

        /** The process stands still, and its clock goes on: what is due meanwhile is done in order when it wakes. */
        void sleep() {
            asleep = true;
        }

        void wake() {
            asleep = false;
            while (!kept.isEmpty()) {
                later(kept.poll());
            }
        }

        /** The machine was asleep, and its clocks with it, but for the time of day. */
        void slept(Duration time) {
            slept = slept.plus(time);
        }

        private void awake(Runnable task) {
            if (asleep) {
                kept.add(task);
            } else {
                task.run();
            }
        }

        @Override
        public void execute(Runnable task) {
            later(() -> awake(() -> {
                if (!dead) {
                    task.run();
                }
            }));
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            Alarm alarm = new Alarm(task);
            live.add(alarm);
            World.this.after(delay, alarm);
            return () -> live.remove(alarm);
        }

        /** Timers that are neither done nor cancelled. */
        int timers() {
            return live.size();
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public Instant now() {
            return Instant.ofEpochSecond(1_767_225_600L, nanos).plus(slept);
        }
    }
}
