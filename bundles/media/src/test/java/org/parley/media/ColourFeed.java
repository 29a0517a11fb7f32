package org.parley.media;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.parley.media.source.I420;

/** A feed of one colour in a test, 15 pictures a second. */
final class ColourFeed implements VideoFeed {
    private final int luma;
    private final int blue;
    private final int red;
    private I420 picture;
    private ScheduledExecutorService thread;
    private VideoSink sink;
    private Runnable ended;
    private int starts;

    ColourFeed(int width, int height, int luma, int blue, int red) {
        this.luma = luma;
        this.blue = blue;
        this.red = red;
        size(width, height);
    }

    /** Pictures are of this size from now on. */
    synchronized void size(int width, int height) {
        picture = new I420(width, height);
        picture.fill(luma, blue, red);
    }

    /** Ends by itself. */
    void end() {
        ScheduledExecutorService ending;
        synchronized (this) {
            ending = thread;
            sink = null;
        }
        ending.execute(ended);
        ending.shutdown();
    }

    synchronized boolean isRunning() {
        return sink != null;
    }

    synchronized int starts() {
        return starts;
    }

    @Override
    public String description() {
        return "colour";
    }

    @Override
    public synchronized void start(VideoSink to, Runnable whenEnded) {
        sink = to;
        ended = whenEnded;
        starts++;
        thread = Executors.newSingleThreadScheduledExecutor();
        thread.scheduleAtFixedRate(this::push, 0, 66, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopping;
        synchronized (this) {
            sink = null;
            stopping = thread;
        }
        if (stopping != null) {
            stopping.shutdownNow();
        }
    }

    private synchronized void push() {
        if (sink != null) {
            picture.timestampNanos(System.nanoTime());
            sink.onFrame(picture);
        }
    }
}
