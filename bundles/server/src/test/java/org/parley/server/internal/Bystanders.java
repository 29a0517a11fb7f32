package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Two users who talk to each other while others misbehave. */
final class Bystanders implements AutoCloseable {
    private final WireClient ann;
    private final WireClient ben;
    private int count;

    Bystanders(LiveServer server) throws Exception {
        ann = server.client();
        ann.enter("ann");
        ben = server.client(); // not before: the first of a server may take longer than another may be silent
        ben.enter("ben");
    }

    /** What they send each other arrives, and nothing else ever came. */
    void noticeNothing() throws IOException {
        for (int i = 0; i < 3; i++) {
            String bye = "{\"type\":\"bye\",\"id\":" + ++count + ",\"from\":\"ann\",\"to\":\"ben\",\"call\":\"K7\",\"reason\":\"hangup\"}";
            ann.send(bye);
            assertThat(ben.receive()).isEqualTo(bye);
            String ack = "{\"type\":\"ack\",\"from\":\"ben\",\"to\":\"ann\",\"call\":\"K7\",\"re\":" + count + "}";
            ben.send(ack);
            assertThat(ann.receive()).isEqualTo(ack);
        }
        assertThat(ann.ask("{'type':'ping','nonce':7}").get("nonce").getAsInt()).isEqualTo(7);
    }

    /** They talk on until {@code done}, which takes a minute at most. */
    void until(String what, Callable<Boolean> done) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!done.call()) {
            noticeNothing();
            assertThat(System.nanoTime()).as("in time: " + what).isLessThan(end);
        }
    }

    /** What somebody does to the server. */
    @FunctionalInterface
    interface Harm {
        void run() throws Exception;
    }

    /** They talk while it is done, as often as the limits on rate allow. */
    void during(Harm harm) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        FutureTask<Void> talk = new FutureTask<>(() -> {
            do {
                noticeNothing();
            } while (!done.await(100, TimeUnit.MILLISECONDS));
            return null;
        });
        new Thread(talk, "bystanders").start();
        try {
            harm.run();
        } finally {
            done.countDown();
            talk.get();
        }
    }

    @Override
    public void close() throws IOException {
        ann.close();
        ben.close();
    }
}
