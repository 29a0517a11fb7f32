package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.parley.media.AudioOutput;
import org.parley.media.ConnectionState;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;
import org.parley.media.IceCandidate;
import org.parley.media.IceServer;
import org.parley.media.MediaException;
import org.parley.media.MediaSession;
import org.parley.media.SessionEnd;
import org.parley.media.SessionListener;
import org.parley.media.VideoSink;
import org.parley.media.channel.ChannelInbox;
import org.parley.webrtc.NativeReferences;

/** A peer connection and all that belongs to it. */
final class WebRtcSession implements MediaSession {
    private static final long FLUSH_MILLIS = 500;

    private final EngineThreads threads;
    private final Consumer<WebRtcSession> gone;
    private final WebRtcLocalMedia media;
    private final SessionEvents events;
    private final RemoteMedia remote;
    private final Loudspeaker loudspeaker;
    private final DataLink data;
    private final DataChannels channels;
    private final ConnectionObserver observer;
    private final RTCConfiguration configuration;
    private final RTCPeerConnection connection;
    private final List<RTCRtpSender> senders;
    private final Operations operations;
    private final Negotiator negotiator;
    private final StatsLoop stats;
    private final CompletableFuture<Void> freed = new CompletableFuture<>();
    private volatile boolean closed;
    private boolean isFreed;

    /** On the native thread. {@code gone} is told there when all is freed. */
    WebRtcSession(EngineThreads threads, WebRtcLocalMedia media, RTCConfiguration configuration, Loudspeaker.Choice speaker, SessionListener listener, Executor readers,
            Consumer<WebRtcSession> gone) throws Exception {
        this.threads = threads;
        this.media = media;
        this.gone = gone;
        events = new SessionEvents(threads, listener);
        remote = new RemoteMedia(events, speaker.opened());
        data = new DataLink(threads, events);
        channels = new DataChannels(threads, events, readers);
        observer = new ConnectionObserver(threads, events, remote::add, remote::remove, this::adopt, this::changed);
        this.configuration = configuration;
        connection = media.factory().connection(configuration, observer);
        channels.use(connection);
        senders = attach();
        operations = new Operations(threads);
        loudspeaker = new Loudspeaker(threads, speaker, remote, events);
        negotiator = new Negotiator(connection, threads, media, observer::describing);
        stats = new StatsLoop(connection, threads, media.factory(), events, remote);
    }

    @Override
    public CompletionStage<String> offer(boolean iceRestart) {
        return describing(() -> {
            data.create(connection);
            return negotiator.offer(iceRestart);
        });
    }

    @Override
    public CompletionStage<String> answer(String sdp) {
        return describing(() -> negotiator.answer(sdp));
    }

    @Override
    public CompletionStage<Void> accept(String sdp) {
        return operation(() -> negotiator.accept(sdp));
    }

    @Override
    public CompletionStage<Void> rollback() {
        return operation(negotiator::rollback);
    }

    @Override
    public void addCandidate(IceCandidate candidate) {
        operation(() -> {
            negotiator.candidate(candidate);
            return CompletableFuture.completedStage(null);
        });
    }

    @Override
    public void iceServers(List<IceServer> servers) {
        operation(() -> {
            configuration.iceServers = new ArrayList<>(IceServers.known(servers));
            connection.setConfiguration(configuration);
            return CompletableFuture.completedStage(null);
        });
    }

    @Override
    public boolean send(String text) {
        return !closed && data.send(text);
    }

    @Override
    public Optional<DataChannel> open(String label, DataChannelListener listener) {
        ChannelInbox.checkLabel(label);
        return closed || !observer.isConnected() ? Optional.empty() : channels.open(label, listener);
    }

    @Override
    public CompletionStage<Void> speaker(AudioOutput speaker) {
        return operation(() -> loudspeaker.change(speaker));
    }

    @Override
    public void remoteVideo(VideoSink sink) {
        if (!closed) {
            remote.show(sink);
        }
    }

    @Override
    public CompletionStage<Void> close() {
        if (!closed) {
            closed = true;
            events.silence();
            threads.run(this::finish);
        }
        return freed.minimalCompletionStage();
    }

    /** Tells that the session ends, since its engine does; {@link #end} must follow. Any thread. */
    void stopped(SessionEnd why) {
        closed = true;
        events.end(why);
    }

    /** Ends the session at once, since its engine ends. Native thread only. */
    void end(SessionEnd why) {
        stopped(why);
        free();
    }

    private void finish() {
        operations.close();
        stats.end();
        loudspeaker.end();
        remote.end();
        data.finish(FLUSH_MILLIS, this::free);
    }

    /** In the order that the library bears: sinks, channels, senders, connection, and then what was sent. */
    private void free() {
        if (isFreed) {
            return;
        }
        isFreed = true;
        operations.close();
        stats.end();
        loudspeaker.end();
        remote.end();
        channels.free();
        data.free();
        Natives.quietly("close connection", () -> media.whileQuiet(() -> {
            senders.forEach(sender -> Natives.quietly("remove track", () -> connection.removeTrack(sender)));
            NativeReferences.close(connection);
            senders.forEach(NativeReferences::release);
        }));
        media.detach();
        gone.accept(this);
        if (!threads.event(() -> freed.complete(null))) {
            freed.complete(null);
        }
    }

    private List<RTCRtpSender> attach() throws Exception {
        try {
            return media.attach(connection);
        } catch (Exception | Error e) {
            NativeReferences.close(connection);
            throw e;
        }
    }

    /** In a native callback. */
    private void adopt(RTCDataChannel channel) {
        if (DataLink.LABEL.equals(channel.getLabel())) {
            data.adopt(channel);
        } else {
            channels.adopt(channel);
        }
    }

    private void changed(ConnectionState state) {
        stats.start();
        if (state == ConnectionState.CONNECTED) {
            stats.awaitSound();
        }
    }

    /** Candidates of a description are told after it. */
    private CompletionStage<String> describing(Supplier<CompletionStage<String>> operation) {
        CompletionStage<String> described = operation(() -> {
            events.hold();
            return operation.get();
        });
        described.whenComplete((sdp, failure) -> events.release());
        return described;
    }

    private <T> CompletionStage<T> operation(Supplier<CompletionStage<T>> operation) {
        if (closed) {
            return CompletableFuture.failedStage(new MediaException(MediaException.Kind.CLOSED, "the media session is closed", null));
        }
        return operations.add(operation);
    }
}
