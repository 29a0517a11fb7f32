package org.parley.call.internal.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.parley.call.internal.channel.ChannelMessage;
import org.parley.call.internal.channel.ChannelMessage.Word;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of the other side: written as it comes, on the engine's thread, which slows its sender down to the pace of the disk. */
final class Incoming extends Transfer {
    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);

    private final String sha256;
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile PartFile part;
    private volatile long received;
    private Path folder;

    Incoming(FileHost host, ChannelMessage.File offer) {
        super(host, offer.id(), FileNames.safe(offer.name()), offer.size());
        this.sha256 = offer.sha256();
    }

    @Override
    public void accept(Path where) {
        Objects.requireNonNull(where, "folder");
        host().post(() -> {
            if (state() == State.OFFERED) {
                folder = where;
                move(State.RUNNING);
                work().execute(this::prepare);
            }
        });
    }

    private void prepare() {
        try {
            PartFile made = new PartFile(folder);
            part = made;
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free > 0 && free < size()) {
                throw new DiskProblem(Reason.DISK_FULL, "only " + free + " of " + size() + " bytes are free there");
            }
            host().post(this::acceptOnceReady);
        } catch (IOException | RuntimeException | Error e) {
            host().post(() -> fail("It cannot be written to " + folder, unexpected(e), true));
        }
        if (isOver()) {
            remove();
        }
    }

    private void acceptOnceReady() {
        if (state() == State.RUNNING && part != null && !taken.get()) {
            say(Word.ACCEPT);
        }
    }

    /** What is not the disk's is logged. */
    private IOException unexpected(Throwable e) {
        if (e instanceof IOException disk) {
            return disk;
        }
        LOG.warn("Receiving {} went wrong", name(), e);
        return new IOException(e);
    }

    @Override
    public void decline() {
        host().post(() -> {
            if (state() == State.OFFERED) {
                say(Word.DECLINE);
                move(State.DECLINED);
            }
        });
    }

    /** The sender's channel is there; false when it is not waited for. On a thread of the engine. */
    boolean take(DataChannel opened) {
        if (state() != State.RUNNING || part == null || !taken.compareAndSet(false, true)) {
            return false;
        }
        channel(opened);
        opened.listener(new Ear());
        if (size() == 0) {
            host().post(this::complete);
        }
        return true;
    }

    /** The sender offers it again: he has not heard that it was accepted, or what became of it. */
    void repeated() {
        if (state() == State.RUNNING) {
            acceptOnceReady();
        } else if (state() == State.DONE) {
            say(Word.RECEIVED);
        } else if (isOver()) {
            say(state() == State.DECLINED ? Word.DECLINE : Word.CANCEL);
        }
    }

    /** The sender says something of it. */
    void heard(Word word) {
        if (word == Word.CANCEL) {
            move(State.CANCELLED);
        }
    }

    private void complete() {
        if (state() == State.RUNNING) {
            move(State.CHECKING);
            work().execute(this::check);
        }
    }

    /** What was received whole is finished even if the call ends meanwhile. */
    private void check() {
        try {
            Path kept = part.keep(name(), sha256);
            host().loop().execute(() -> {
                if (isOver()) {
                    discard(kept);
                } else if (kept == null) {
                    fail(Reason.NOT_AS_SENT, "It did not arrive as it was sent, and is removed: ask for it again.", true);
                } else {
                    file(kept);
                    say(Word.RECEIVED);
                    move(State.DONE);
                }
            });
        } catch (IOException | RuntimeException | Error e) {
            host().loop().execute(() -> fail("It cannot be kept in " + folder, unexpected(e), true));
        }
    }

    /** The user cancelled it while it was being kept. */
    private void discard(Path kept) {
        if (kept != null) {
            work().execute(() -> {
                try {
                    Files.deleteIfExists(kept);
                } catch (IOException e) {
                    LOG.warn("{} was cancelled and could not be removed: {}", kept, words(e));
                }
            });
        }
    }

    @Override
    long passed() {
        return received;
    }

    @Override
    void over() {
        DataChannel channel = channel();
        if (channel != null && state() != State.DONE) {
            channel.close();
        }
        work().execute(this::remove);
    }

    private void remove() {
        PartFile half = part;
        if (half != null) {
            try {
                half.remove();
            } catch (IOException e) {
                LOG.warn("What was half received of {} could not be removed from {}: {}", name(), folder, words(e));
            }
        }
    }

    @Override
    public boolean outgoing() {
        return false;
    }

    /** On the engine's threads. */
    private final class Ear implements DataChannelListener {
        @Override
        public void onOpen() {
            // nothing is sent here
        }

        @Override
        public void onMessage(ByteBuffer message) {
            long now = received + message.remaining();
            if (now > size()) {
                host().post(() -> fail(Reason.NOT_AS_SENT, "More came than was said: it is not taken.", true));
                return;
            }
            try {
                part.write(message);
            } catch (IOException e) {
                host().post(() -> fail("It cannot be written to " + folder, e, true));
                return;
            }
            received = now;
            if (now == size()) {
                host().post(Incoming.this::complete);
            }
        }

        @Override
        public void onDrained() {
            // nothing is sent here
        }

        @Override
        public void onClosed() {
            host().post(() -> {
                if (state() == State.RUNNING) {
                    fail(Reason.INTERRUPTED, "The way to " + host().peer() + " was lost before all had come.", true);
                }
            });
        }
    }
}
