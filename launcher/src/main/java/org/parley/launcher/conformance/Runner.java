package org.parley.launcher.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.parley.launcher.conformance.report.Result;
import org.parley.launcher.conformance.report.Result.Outcome;
import org.parley.launcher.conformance.wire.Target;

/** Plays cases, and tells each result as it comes. */
final class Runner {
    private final Target target;
    private final Facts facts;
    private final Room.Options options;
    private final Accounts accounts;
    private final long mostSeconds;
    private final Consumer<Result> told;

    /** Cases that take longer than {@code mostSeconds} are not run. */
    Runner(Target target, Facts facts, Room.Options options, Accounts accounts, long mostSeconds, Consumer<Result> told) {
        this.target = target;
        this.facts = facts;
        this.options = options;
        this.accounts = accounts;
        this.mostSeconds = mostSeconds;
        this.told = told;
    }

    /** All results in the order of the cases, of which so many are played at once: the longest first, then those that need most accounts. */
    List<Result> run(List<Case> cases, int atOnce) throws InterruptedException {
        AtomicInteger numbers = new AtomicInteger();
        ExecutorService players = Executors.newFixedThreadPool(atOnce, task -> {
            Thread thread = new Thread(task, "parley-conformance-play-" + numbers.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Case> order = new ArrayList<>(cases);
            if (atOnce > 1) {
                order.sort(Comparator.comparingLong(Case::seconds).thenComparingInt(Case::accounts).reversed());
            }
            List<Future<Result>> futures = new ArrayList<>();
            for (Case one : order) {
                futures.add(players.submit(() -> play(one)));
            }
            List<Result> results = new ArrayList<>();
            for (Future<Result> future : futures) {
                results.add(future.get());
            }
            results.sort(Comparator.comparingInt(result -> cases.indexOf(result.of())));
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            players.shutdownNow();
        }
    }

    private Result play(Case one) throws InterruptedException {
        Transcript transcript = new Transcript();
        long begun = System.nanoTime();
        Outcome outcome = Outcome.FAILED;
        String why;
        try {
            if (one.seconds() > mostSeconds) {
                throw new NotRun("takes " + one.seconds() + " s; leave --quick out");
            }
            try (Room room = new Room(target, facts, options, accounts, one.accounts(), transcript)) {
                one.script().run(room);
            }
            outcome = Outcome.PASSED;
            why = "";
        } catch (NotRun e) {
            outcome = Outcome.NOT_RUN;
            why = e.getMessage();
        } catch (Finding e) {
            why = e.getMessage();
        } catch (IOException e) {
            why = "the connection broke: " + e.getMessage();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            why = "what was heard could not be read: " + e;
        }
        Result result = new Result(one, outcome, why.replaceAll("\\s*\\R\\s*", " "), (System.nanoTime() - begun) / 1e9, transcript.text());
        synchronized (told) {
            told.accept(result);
        }
        return result;
    }
}
