package org.parley.call.internal.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.parley.call.FileTransfer;
import org.parley.call.internal.channel.ChannelMessage;
import org.parley.call.internal.channel.ChannelMessage.Word;
import org.parley.call.internal.thread.Loop;
import org.parley.call.internal.thread.Serial;
import org.parley.media.DataChannel;

/** What both directions have in common. State changes on the call thread; disks are waited for elsewhere. */
abstract class Transfer implements FileTransfer {
    private static final Duration TICK = Duration.ofMillis(200);

    private final FileHost host;
    private final long id;
    private final String name;
    private final Serial work;
    private final Speed speed = new Speed();
    private volatile State state = State.OFFERED;
    private volatile Reason reason;
    private volatile String problem = "";
    private volatile long size;
    private volatile long transferred;
    private volatile Path file;
    private volatile DataChannel channel;
    private Loop.Timer ticker = Loop.Timer.NONE;

    Transfer(FileHost host, long id, String name, long size) {
        this.host = host;
        this.id = id;
        this.name = name;
        this.size = size;
        this.work = new Serial(host.disk(), "The file " + name);
    }

    /** Bytes that have passed, as far as this side knows; any thread may call. */
    abstract long passed();

    /** A final state is reached: lets go of the file. */
    abstract void over();

    FileHost host() {
        return host;
    }

    /** For what waits for a disk, in order. */
    Executor work() {
        return work;
    }

    DataChannel channel() {
        return channel;
    }

    void channel(DataChannel opened) {
        channel = opened;
    }

    void size(long bytes) {
        size = bytes;
    }

    void file(Path where) {
        file = where;
    }

    /** Tells users that something is new. */
    void tell() {
        host.changed(this);
    }

    /** The one place where the state changes; nothing follows a final one. */
    void move(State next) {
        if (isOver()) {
            return;
        }
        state = next;
        ticker.cancel();
        if (next == State.RUNNING) {
            tick();
        } else if (next != State.OFFERED) {
            transferred = next == State.CHECKING || next == State.DONE ? size : Math.min(size, passed());
        }
        tell();
        if (isOver()) {
            over();
        }
    }

    private void tick() {
        long now = Math.max(transferred, Math.min(size, passed()));
        boolean news = now != transferred;
        transferred = now;
        speed.sample(host.loop().nanos(), now);
        if (news) {
            tell();
        }
        ticker = host.loop().after(TICK, () -> host.post(this::ticked));
    }

    /** Time has passed while the bytes flow. */
    void ticked() {
        if (state == State.RUNNING) {
            tick();
        }
    }

    /** It broke here; the other side is told, unless it brought the end itself. */
    void fail(Reason why, String words, boolean tellPeer) {
        if (!isOver()) {
            reason = why;
            problem = words;
            if (tellPeer) {
                say(Word.CANCEL);
            }
            move(State.FAILED);
        }
    }

    void say(Word word) {
        host.send(new ChannelMessage.FileWord(word, id));
    }

    /** A disk failed it here; {@code what} is wrong is said before why. */
    void fail(String what, IOException e, boolean tellPeer) {
        DiskProblem problem = DiskProblem.of(e);
        fail(problem.reason(), what + ": " + problem.getMessage() + ".", tellPeer);
    }

    /** What a disk's error means to a user. */
    static String words(IOException e) {
        return DiskProblem.of(e).getMessage();
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long transferred() {
        return transferred;
    }

    @Override
    public long bytesPerSecond() {
        return state == State.RUNNING ? speed.bytesPerSecond() : 0;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    @Override
    public String problem() {
        return problem;
    }

    @Override
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    @Override
    public void cancel() {
        host.post(() -> {
            if (!isOver()) {
                say(Word.CANCEL);
                move(State.CANCELLED);
            }
        });
    }

    @Override
    public String toString() {
        return "FileTransfer[" + id + " " + name + " " + state + "]";
    }
}
