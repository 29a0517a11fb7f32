package org.parley.media.synthetic.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.parley.media.AudioOutput;
import org.parley.media.ConnectionState;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;
import org.parley.media.IceCandidate;
import org.parley.media.MediaException;
import org.parley.media.MediaKind;
import org.parley.media.MediaStats;
import org.parley.media.VideoFrame;
import org.parley.media.VideoSink;
import org.parley.media.source.WavWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All of one session: description, socket, link, text, pictures, sound and figures. Confined to the session's thread, but for what says otherwise. */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final int MOST_BUFFERED = 4 * 1024 * 1024;
    private static final int MOST_SOUNDS = 50;
    private static final long IDLE_MILLIS = 1_000;
    private static final long BUSY_MILLIS = 20;
    private static final long LEAST_PATIENCE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Ears ears;
    private final Meter meter = new Meter();
    private final Socket socket;
    private final Connection connection;
    private final Negotiation negotiation = new Negotiation();
    private final SoundReceiver sounds;
    private final ByteBuffer packet = ByteBuffer.allocate(Packet.LARGEST);
    private final AtomicInteger buffered = new AtomicInteger();
    private final AtomicReference<byte[]> outgoingPicture = new AtomicReference<>();
    private final Queue<byte[]> outgoingSounds = new ArrayBlockingQueue<>(MOST_SOUNDS);
    private final Channels channels;
    private PictureReceiver pictures = new PictureReceiver();
    private TextStream texts = new TextStream();
    private String remoteKey;
    private Credentials announced;
    private ConnectionState state;
    private int pictureNumber;
    private int soundNumber;
    private boolean seen;
    private boolean heard;
    private boolean sinkFailed;
    private volatile boolean connected;
    private volatile boolean open;
    private volatile VideoSink sink;

    Conversation(WavWriter speaker, Ears ears, Channels channels) throws MediaException {
        this.ears = ears;
        this.channels = channels;
        sounds = new SoundReceiver(speaker);
        try {
            socket = new Socket(meter);
        } catch (IOException e) {
            sounds.close();
            throw new MediaException(MediaException.Kind.FAILED, "no UDP socket can be opened (" + e.getMessage() + "); check the limits on open files", e);
        }
        connection = new Connection(socket);
    }

    String offer(boolean restart) {
        String sdp = negotiation.offer(restart);
        announce();
        return sdp;
    }

    String answer(String sdp) throws MediaException {
        Negotiation.Agreement agreement = negotiation.answer(sdp);
        agreed(agreement);
        String text = negotiation.answerText();
        announce();
        return text;
    }

    void accept(String sdp) throws MediaException {
        agreed(negotiation.accept(sdp));
    }

    void rollback() {
        negotiation.rollback();
    }

    void candidate(IceCandidate candidate) {
        if (!candidate.candidate().isEmpty() && !connection.candidate(candidate, System.nanoTime())) {
            LOG.debug("a candidate that cannot be used was dropped");
        }
    }

    /** Plays elsewhere from now on. */
    void speaker(AudioOutput output) throws MediaException {
        sounds.speaker(Speaker.open(output));
    }

    /** Any thread: whether a text of so many bytes may be written now; if so, {@link #write} must follow. */
    boolean reserve(int bytes) {
        if (!open) {
            return false;
        }
        if (buffered.addAndGet(bytes) > MOST_BUFFERED) {
            buffered.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void write(byte[] text) {
        texts.write(text);
    }

    /** Any thread: opens a data channel; empty when that cannot be now. */
    Optional<DataChannel> open(String label, DataChannelListener listener) {
        return connected ? channels.open(label, listener) : Optional.empty();
    }

    /** Whether nothing written waits for the other side, or nobody is there to take it. */
    boolean isFlushed() {
        return texts.idle() || !connected;
    }

    /** Any thread. */
    boolean isConnected() {
        return connected;
    }

    /** Any thread. */
    void show(VideoSink newSink) {
        sink = newSink;
    }

    /** Any thread. */
    void picture(byte[] packed) {
        outgoingPicture.set(packed);
        wake();
    }

    /** Any thread. */
    void sound(byte[] samples) {
        outgoingSounds.offer(samples);
        wake();
    }

    /** Any thread: {@link #await} returns. */
    void wake() {
        socket.wake();
    }

    /** Waits until there is something to do. */
    void await() throws IOException {
        socket.await(state == null ? IDLE_MILLIS : BUSY_MILLIS);
    }

    /** Receives what came, sends what is due, tells what changed. */
    void proceed(long now) {
        socket.receive((datagram, from) -> {
            ByteBuffer opened = connection.receive(datagram, from, now);
            if (opened != null) {
                handle(opened, now);
            }
        });
        watch(connection.update(now), now);
        if (connection.isOpen()) {
            sendTexts(now);
            channels.send(now, patience(), connection.link());
            sendMedia();
        }
        if (state != null && meter.isDue(now)) {
            MediaStats stats = meter.measure(now, connection.link(), pictures, sounds.lost());
            ears.tell(listener -> listener.onStats(stats));
        }
    }

    /** Frees everything. */
    void close() {
        connected = false;
        open = false;
        channels.end(connection.link());
        socket.close();
        sounds.close();
        pictures.close();
    }

    private void agreed(Negotiation.Agreement agreement) {
        String key = agreement.remote().publicKey();
        if (remoteKey != null && !remoteKey.equals(key)) {
            startAnew();
        }
        remoteKey = key;
        connection.agreed(agreement, System.nanoTime());
    }

    /** The other side has a new session, which knows nothing of the texts and pictures so far. */
    private void startAnew() {
        open = false;
        texts = new TextStream();
        buffered.set(0);
        channels.startAnew();
        pictures.close();
        pictures = new PictureReceiver();
        meter.startAnew();
    }

    /** Tells this side's candidates, once for each generation. */
    private void announce() {
        Credentials latest = negotiation.latest();
        if (latest.equals(announced)) {
            return;
        }
        announced = latest;
        for (IceCandidate candidate : socket.candidates(latest.fragment())) {
            ears.tell(listener -> listener.onCandidate(candidate));
        }
        ears.tell(listener -> listener.onCandidate(new IceCandidate("", "0", 0, latest.fragment())));
    }

    private void watch(ConnectionState now, long nanos) {
        if (now != state) {
            if (state == null && now == ConnectionState.CONNECTED) {
                // The answer came at once; listeners hear of the search all the same.
                ears.tell(listener -> listener.onState(ConnectionState.CONNECTING));
            }
            state = now;
            connected = now == ConnectionState.CONNECTED;
            meter.isDue(nanos);
            ears.tell(listener -> listener.onState(now));
        }
        if (connected && !open) {
            open = true;
            ears.tell(listener -> listener.onDataOpen());
        }
    }

    private void handle(ByteBuffer opened, long now) {
        byte kind = opened.get();
        if (!connected && kind != Packet.TEXT_ACK && kind != Packet.CHANNEL_ACK) {
            // The other side was ready first. Text comes again, a picture or two do not matter.
            return;
        }
        switch (kind) {
            case Packet.TEXT -> handleText(opened);
            case Packet.TEXT_ACK -> {
                if (opened.remaining() == 8) {
                    buffered.addAndGet(-texts.acknowledged(opened.getLong()));
                }
            }
            case Packet.CHANNEL -> channels.chunk(opened, connection.link());
            case Packet.CHANNEL_ACK -> channels.acknowledgement(opened);
            case Packet.PICTURE -> showPicture(pictures.receive(opened, now));
            case Packet.SOUND -> {
                if (sounds.receive(opened) && !heard) {
                    heard = true;
                    ears.tell(listener -> listener.onFirstFrame(MediaKind.AUDIO, 0, 0));
                }
            }
            default -> LOG.debug("a packet of an unknown kind was dropped");
        }
    }

    private void handleText(ByteBuffer opened) {
        if (!open || opened.remaining() < 9) {
            return;
        }
        long number = opened.getLong();
        boolean last = opened.get() != 0;
        byte[] bytes = new byte[opened.remaining()];
        opened.get(bytes);
        long next = texts.received(number, last, bytes, text -> ears.tell(listener -> listener.onData(text)));
        connection.link().send(packet.clear().put(Packet.TEXT_ACK).putLong(next).flip());
    }

    private void showPicture(VideoFrame picture) {
        if (picture == null) {
            return;
        }
        if (!seen) {
            seen = true;
            ears.tell(listener -> listener.onFirstFrame(MediaKind.VIDEO, picture.width(), picture.height()));
        }
        VideoSink current = sink;
        if (current == null) {
            return;
        }
        try {
            current.onFrame(picture);
        } catch (RuntimeException | LinkageError e) {
            // One that fails with every picture must not fill the log.
            if (!sinkFailed) {
                LOG.warn("a video sink failed", e);
            }
            sinkFailed = true;
        }
    }

    private void sendTexts(long now) {
        texts.send(now, patience(), (number, last, bytes) ->
                connection.link().send(packet.clear().put(Packet.TEXT).putLong(number).put((byte) (last ? 1 : 0)).put(bytes).flip()));
    }

    private long patience() {
        return Math.max(LEAST_PATIENCE, 2 * connection.link().roundTripNanos());
    }

    private void sendMedia() {
        for (byte[] samples = outgoingSounds.poll(); samples != null; samples = outgoingSounds.poll()) {
            connection.link().send(packet.clear().put(Packet.SOUND).putInt(soundNumber++).put(samples).flip());
        }
        byte[] picture = outgoingPicture.getAndSet(null);
        if (picture == null) {
            return;
        }
        int pieces = (picture.length + PictureReceiver.PIECE - 1) / PictureReceiver.PIECE;
        for (int piece = 0; piece < pieces; piece++) {
            int from = piece * PictureReceiver.PIECE;
            packet.clear().put(Packet.PICTURE).putInt(pictureNumber).put((byte) piece).put((byte) pieces);
            connection.link().send(packet.put(picture, from, Math.min(PictureReceiver.PIECE, picture.length - from)).flip());
        }
        pictureNumber++;
    }
}
