package org.parley.call.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.parley.call.internal.channel.ChannelMessage;
import org.parley.call.internal.channel.ChannelMessage.Word;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;

/** A file of this user: read through for its hash, offered, and when it is accepted read again and sent, as fast as it leaves. */
final class Outgoing extends Transfer {
    /** More than this waiting in the channel, and reading pauses. */
    private static final long MOST_BUFFERED = 1L << 20;

    private final Path path;
    private ChannelMessage.File offer;
    private volatile long queued;
    private volatile boolean finished;
    /** Touched by disk work alone. */
    private FileChannel reading;

    Outgoing(FileHost host, long id, Path path) {
        super(host, id, FileNames.safe(path.getFileName() == null ? "" : path.getFileName().toString()), 0);
        this.path = path;
        file(path);
    }

    /** Reads the file for its hash, then offers it. */
    void begin() {
        tell();
        work().execute(() -> {
            try {
                ChannelMessage.File ready = hashed();
                host().post(() -> offer(ready));
            } catch (IOException e) {
                host().post(() -> fail(path + " cannot be read", e, false));
            }
        });
    }

    private ChannelMessage.File hashed() throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new DiskProblem(Reason.NO_FILE, "it is no file");
        }
        MessageDigest digest = Sha256.digest();
        long bytes = 0;
        byte[] some = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(path)) {
            for (int count = in.read(some); count >= 0 && !isOver(); count = in.read(some)) {
                digest.update(some, 0, count);
                bytes += count;
            }
        }
        return new ChannelMessage.File(id(), name(), bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private void offer(ChannelMessage.File ready) {
        if (state() != State.OFFERED) {
            return;
        }
        size(ready.size());
        offer = ready;
        if (host().send(ready)) {
            tell();
        } else {
            fail(Reason.NOT_OPEN, "The way to " + host().peer() + " is not open: try again when the call goes on.", false);
        }
    }

    /** The data channel is open again: an offer may have been lost with the one before. */
    void again() {
        if (offer != null && state() == State.OFFERED) {
            host().send(offer);
        }
    }

    /** The other side says something of it. */
    void heard(Word word) {
        switch (word) {
            case ACCEPT -> {
                if (offer != null && state() == State.OFFERED) {
                    run();
                }
            }
            case DECLINE -> {
                if (state() == State.OFFERED) {
                    move(State.DECLINED);
                }
            }
            case CANCEL -> {
                if (state() == State.CHECKING || finished) {
                    fail(Reason.NOT_WHOLE, host().peer() + " did not get it whole: send it again.", false);
                } else {
                    move(State.CANCELLED);
                }
            }
            case RECEIVED -> {
                if (finished) {
                    move(State.DONE);
                }
            }
        }
    }

    private void run() {
        move(State.RUNNING);
        host().open("file:" + id(), new Ear()).ifPresentOrElse(this::opened, () -> fail(Reason.NOT_OPEN, "No data channel could be opened to " + host().peer() + ": send it again.", true));
    }

    private void opened(DataChannel channel) {
        channel(channel);
        work().execute(this::send);
    }

    /** As much as may wait; again when that has left, or when the channel is open. */
    private void send() {
        DataChannel channel = channel();
        if (channel == null || isOver() || finished) {
            return;
        }
        try {
            if (reading == null) {
                reading = FileChannel.open(path, StandardOpenOption.READ);
            }
            ByteBuffer some = ByteBuffer.allocate(DataChannel.MOST_BYTES);
            while (queued < size() && channel.bufferedBytes() <= MOST_BUFFERED && !isOver()) {
                some.clear().limit((int) Math.min(some.capacity(), size() - queued));
                if (reading.read(some, queued) < 0) {
                    throw new DiskProblem(Reason.CHANGED, "it has become shorter meanwhile");
                }
                some.flip();
                int bytes = some.remaining();
                if (!channel.send(some)) {
                    return; // not open yet, or full
                }
                queued += bytes;
            }
            finished = queued == size();
        } catch (IOException e) {
            host().post(() -> fail(path + " cannot be read", e, true));
        }
    }

    @Override
    void ticked() {
        DataChannel channel = channel();
        if (state() == State.RUNNING && finished && channel.bufferedBytes() == 0) {
            move(State.CHECKING);
        } else {
            super.ticked();
        }
    }

    @Override
    long passed() {
        DataChannel channel = channel();
        return channel == null ? 0 : Math.max(0, queued - channel.bufferedBytes());
    }

    /** Its channel has ended. When all was sent the other side's word is waited for, which comes another way. */
    void channelClosed() {
        if (state() == State.RUNNING && !finished) {
            fail(Reason.INTERRUPTED, "The way to " + host().peer() + " was lost: send it again.", true);
        }
    }

    @Override
    void over() {
        DataChannel channel = channel();
        if (channel != null) {
            channel.close();
        }
        work().execute(() -> {
            if (reading != null) {
                try {
                    reading.close();
                } catch (IOException e) {
                    // it was only read
                }
            }
        });
    }

    @Override
    public boolean outgoing() {
        return true;
    }

    @Override
    public void accept(Path folder) {
        // only what comes can be accepted
    }

    @Override
    public void decline() {
        // only what comes can be declined
    }

    /** On the engine's threads. */
    private final class Ear implements DataChannelListener {
        @Override
        public void onOpen() {
            work().execute(Outgoing.this::send);
        }

        @Override
        public void onMessage(ByteBuffer message) {
            // the receiver has nothing to say here
        }

        @Override
        public void onDrained() {
            work().execute(Outgoing.this::send);
        }

        @Override
        public void onClosed() {
            host().post(Outgoing.this::channelClosed);
        }
    }
}
