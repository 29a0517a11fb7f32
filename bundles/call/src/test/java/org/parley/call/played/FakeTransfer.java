package org.parley.call.played;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.call.FileTransfer;

/** A file on its way that a test plays. */
public final class FakeTransfer implements FileTransfer {
    private static final AtomicLong IDS = new AtomicLong();

    /** What was asked, in words. */
    public final List<String> asked = new ArrayList<>();
    /** Where it stands. */
    public State state = State.OFFERED;
    /** Bytes so far. */
    public long transferred;
    /** Bytes a second. */
    public long speed;
    /** What went wrong; null for nothing. */
    public Reason reason;
    /** Where it was saved; null for nowhere. */
    public Path file;
    private final long id;
    private final boolean outgoing;
    private final String name;
    private final long size;

    /** Offered. */
    public FakeTransfer(boolean outgoing, String name, long size) {
        this(IDS.incrementAndGet(), outgoing, name, size);
    }

    /** Offered, with an id. */
    public FakeTransfer(long id, boolean outgoing, String name, long size) {
        this.id = id;
        this.outgoing = outgoing;
        this.name = name;
        this.size = size;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public boolean outgoing() {
        return outgoing;
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
        return speed;
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
        return "";
    }

    @Override
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    @Override
    public void accept(Path folder) {
        asked.add("accept into " + folder);
    }

    @Override
    public void decline() {
        asked.add("decline");
    }

    @Override
    public void cancel() {
        asked.add("cancel");
    }
}
