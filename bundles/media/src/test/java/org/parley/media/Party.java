package org.parley.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.parley.media.source.TestPattern;

/** One side of a call in a test: a session with its media, which remembers all that it hears and carries candidates over when it is told to. */
public final class Party implements SessionListener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    /** What was captured for this side. */
    public final LocalMedia media;
    /** The session. */
    public final MediaSession session;
    /** All states heard. */
    public final List<ConnectionState> states = new ArrayList<>();
    /** All texts heard. */
    public final List<String> texts = new ArrayList<>();
    /** All figures heard. */
    public final List<MediaStats> stats = new ArrayList<>();
    /** All ends heard. */
    public final List<SessionEnd> ends = new ArrayList<>();
    /** Numbers of the pattern's frames, read from what the other side sent. */
    public final List<Long> clocks = new ArrayList<>();
    /** How often a first frame was announced. */
    public final Map<MediaKind, Integer> firstFrames = new TreeMap<>();
    /** All candidates of this side. */
    public final List<IceCandidate> candidates = new ArrayList<>();
    /** All losses of speakers heard, each with its replacement. */
    public final List<String> lostSpeakers = new ArrayList<>();
    /** Breaches of the listener's contract. */
    public final List<String> breaches = new ArrayList<>();

    /** Ends of all channels that this side opened. */
    private final List<ChannelEnd> opened = new ArrayList<>();
    /** Ends of all channels that the other side opened, in the order told. */
    private final List<ChannelEnd> channels = new ArrayList<>();
    private final String name;
    private final boolean ownsMedia;
    private final AtomicInteger inside = new AtomicInteger();
    private final Object routing = new Object();
    private Party other;
    private int routed;
    private int frames;
    private int width;
    private int height;
    private int luma = -1;
    private int blue = -1;
    private int red = -1;
    private boolean dataOpen;
    private boolean closed;

    private Party(String name, MediaEngine engine, LocalMedia media, AudioOutput speaker, boolean ownsMedia) throws MediaException {
        this.name = name;
        this.media = media;
        this.ownsMedia = ownsMedia;
        session = engine.session(new SessionSettings(List.of(), speaker), media, this);
        session.remoteVideo(this::frame);
        media.start();
    }

    /** A side with media of its own. */
    public static Party open(String name, MediaEngine engine, CaptureSettings capture, AudioOutput speaker) throws MediaException {
        return new Party(name, engine, engine.open(capture), speaker, true);
    }

    /** A side whose media is shared and stays open. */
    public static Party sharing(String name, MediaEngine engine, LocalMedia media) throws MediaException {
        return new Party(name, engine, media, new AudioOutput.None(), false);
    }

    /** Waits, 30 s at most, until {@code condition} holds. */
    public static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** Waits for a stage, 30 s at most. */
    public static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("stage: " + e, e);
        }
    }

    /** Waits for a stage to fail, 30 s at most. */
    public static MediaException.Kind failure(CompletionStage<?> stage) {
        try {
            throw new AssertionError("succeeded with " + stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MediaException failure) {
                return failure.kind();
            }
            throw new AssertionError("failed otherwise", e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("stage: " + e, e);
        }
    }

    /** Offers, answers and accepts, and carries candidates both ways, without waiting for the connection. */
    public static void negotiate(Party caller, Party callee, boolean iceRestart) {
        caller.carryTo(callee);
        callee.carryTo(caller);
        get(caller.session.accept(get(callee.session.answer(get(caller.session.offer(iceRestart))))));
    }

    /** Negotiates and waits until both sides are connected. */
    public static void connect(Party caller, Party callee) {
        negotiate(caller, callee, false);
        caller.awaitState(ConnectionState.CONNECTED);
        callee.awaitState(ConnectionState.CONNECTED);
    }

    /** From now on candidates, also those kept so far, go to the other side. */
    public void carryTo(Party receiver) {
        synchronized (routing) {
            other = receiver;
            route();
        }
    }

    /** Waits, 30 s at most, until {@code condition} holds; it is asked with this object locked. */
    public synchronized void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(name + " waited in vain for " + what + ": " + this);
            }
            pause();
        }
    }

    /** Waits until the latest state is this one. */
    public void awaitState(ConnectionState state) {
        await("state " + state, () -> !states.isEmpty() && states.get(states.size() - 1) == state);
    }

    /** Waits until the clock of the other side's pattern was read {@code count} more times, each time greater. */
    public void awaitMovingClock(int count) {
        int[] from = {size(clocks)};
        await(count + " moving clocks", () -> clocks.subList(from[0], clocks.size()).stream().distinct().count() >= count);
    }

    /** Waits for the channel. */
    public void awaitDataOpen() {
        await("data channel", () -> dataOpen);
    }

    /** Waits until all candidates of a generation are known. */
    public void awaitCandidates() {
        await("end of candidates", () -> !candidates.isEmpty() && candidates.get(candidates.size() - 1).candidate().isEmpty());
    }

    /** Opens a channel. */
    public ChannelEnd open(String label) {
        ChannelEnd end = new ChannelEnd();
        end.channel(session.open(label, end).orElseThrow(() -> new AssertionError("no channel " + label + ": " + this)));
        synchronized (this) {
            opened.add(end);
        }
        return end;
    }

    /** Waits for a channel of the other side, by its place. */
    public ChannelEnd awaitChannel(int place) {
        await("channel " + place, () -> channels.size() > place);
        synchronized (this) {
            return channels.get(place);
        }
    }

    /** Pictures received so far. */
    public synchronized int frames() {
        return frames;
    }

    /** Width of the latest picture. */
    public synchronized int width() {
        return width;
    }

    /** Height of the latest picture. */
    public synchronized int height() {
        return height;
    }

    /** Whether the latest picture is about of one colour, in Y, U and V. */
    public synchronized boolean sees(int y, int u, int v) {
        return Math.abs(luma - y) < 12 && Math.abs(blue - u) < 12 && Math.abs(red - v) < 12;
    }

    /** Mean brightness of the latest picture, -1 before the first. */
    public synchronized int luma() {
        return luma;
    }

    /** A list's size, safely. */
    public synchronized int size(List<?> list) {
        return list.size();
    }

    @Override
    public void onCandidate(IceCandidate candidate) {
        heard(() -> { });
        synchronized (routing) {
            synchronized (this) {
                candidates.add(candidate);
                notifyAll();
            }
            route();
        }
    }

    @Override
    public void onState(ConnectionState state) {
        heard(() -> states.add(state));
    }

    @Override
    public void onDataOpen() {
        heard(() -> dataOpen = true);
    }

    @Override
    public void onData(String text) {
        heard(() -> texts.add(text));
    }

    @Override
    public void onChannel(DataChannel channel) {
        ChannelEnd end = new ChannelEnd();
        end.channel(channel);
        channel.listener(end);
        heard(() -> channels.add(end));
    }

    @Override
    public void onSpeakerLost(String lost, String replacement) {
        heard(() -> lostSpeakers.add(lost + " " + replacement));
    }

    @Override
    public void onFirstFrame(MediaKind kind, int wide, int high) {
        heard(() -> {
            firstFrames.merge(kind, 1, Integer::sum);
            if ((kind == MediaKind.VIDEO) != wide > 0) {
                breaches.add("first frame " + kind + " of width " + wide);
            }
        });
    }

    @Override
    public void onStats(MediaStats figures) {
        heard(() -> stats.add(figures));
    }

    @Override
    public void onClosed(SessionEnd end) {
        heard(() -> ends.add(end));
    }

    /** Closes the session and waits until it is freed, then the media. */
    @Override
    public void close() {
        get(session.close());
        List<ChannelEnd> ends;
        synchronized (this) {
            closed = true;
            ends = Stream.concat(opened.stream(), channels.stream()).toList();
        }
        for (ChannelEnd end : ends) {
            end.goOn();
            end.awaitClosed();
            breaches.addAll(end.breaches);
        }
        if (ownsMedia) {
            media.close();
        }
    }

    @Override
    public synchronized String toString() {
        return name + " states " + states + ", first frames " + firstFrames + ", frames " + frames + ", clocks " + clocks.size() + ", luma " + luma + ", size " + width + "x" + height
                + ", texts " + texts.size() + ", data " + dataOpen + ", candidates " + candidates.size() + ", stats " + stats.size()
                + (stats.isEmpty() ? "" : " " + stats.get(stats.size() - 1)) + ", ends " + ends + ", breaches " + breaches;
    }

    private void route() {
        while (other != null && routed < size(candidates)) {
            other.session.addCandidate(candidates.get(routed++));
        }
    }

    private void heard(Runnable what) {
        boolean alone = inside.getAndIncrement() == 0;
        synchronized (this) {
            if (!alone || closed || !ends.isEmpty()) {
                breaches.add(alone ? "heard after the end" : "heard two things at once");
            }
            what.run();
            notifyAll();
        }
        inside.decrementAndGet();
    }

    private void frame(VideoFrame picture) {
        OptionalLong clock = TestPattern.read(picture);
        int brightness = mean(picture.y(), picture.strideY(), picture.width(), picture.height());
        int meanBlue = mean(picture.u(), picture.strideU(), picture.width() / 2, picture.height() / 2);
        int meanRed = mean(picture.v(), picture.strideV(), picture.width() / 2, picture.height() / 2);
        synchronized (this) {
            frames++;
            width = picture.width();
            height = picture.height();
            luma = brightness;
            blue = meanBlue;
            red = meanRed;
            clock.ifPresent(clocks::add);
            notifyAll();
        }
    }

    private static int mean(ByteBuffer plane, int stride, int wide, int high) {
        int sum = 0;
        int count = 0;
        for (int row = 0; row < high; row += 8) {
            for (int x = 0; x < wide; x += 8) {
                sum += plane.get(row * stride + x) & 0xFF;
                count++;
            }
        }
        return sum / count;
    }

    private void pause() {
        try {
            wait(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
