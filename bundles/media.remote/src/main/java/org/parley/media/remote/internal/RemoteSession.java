package org.parley.media.remote.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
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
import org.parley.media.remote.internal.message.Request;
import org.parley.media.remote.internal.message.SessionRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session in the child. */
final class RemoteSession implements MediaSession {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteSession.class);
    private static final int MOST_TEXT_BYTES = 16 * 1024;
    private static final int MOST_CHANNELS = 64;

    private final Child child;
    private final int number;
    private final SessionListener listener;
    private final CompletableFuture<Void> freed = new CompletableFuture<>();
    private volatile boolean closed;
    private volatile boolean silent;
    private volatile boolean dataOpen;
    private volatile boolean connected;

    RemoteSession(Child child, int number, SessionListener listener) {
        this.child = child;
        this.number = number;
        this.listener = listener;
    }

    int number() {
        return number;
    }

    /** Tells the listener, after what came before. */
    void tell(Consumer<SessionListener> news) {
        child.threads().event(() -> {
            if (!silent) {
                news.accept(listener);
            }
        });
    }

    /** The state of the connection; whether it is up counts at once, since whoever is told may open a channel. */
    void state(ConnectionState state) {
        connected = state == ConnectionState.CONNECTED;
        tell(told -> told.onState(state));
    }

    /** Texts can be sent now, or not any more. */
    void dataOpen(boolean open) {
        dataOpen = open;
        if (open) {
            tell(SessionListener::onDataOpen);
        }
    }

    /** The engine has ended the session, or is gone. */
    void end(SessionEnd why) {
        child.faces().remove(this);
        closed = true;
        child.faces().endChannels(number);
        tell(told -> {
            silent = true;
            told.onClosed(why);
        });
        child.threads().event(() -> freed.complete(null));
    }

    @Override
    public CompletionStage<String> offer(boolean iceRestart) {
        return ask(new SessionRequest.Offer(number, iceRestart), String.class);
    }

    @Override
    public CompletionStage<String> answer(String sdp) {
        return ask(new SessionRequest.Answer(number, sdp), String.class);
    }

    @Override
    public CompletionStage<Void> accept(String sdp) {
        return ask(new SessionRequest.Accept(number, sdp), Void.class);
    }

    @Override
    public CompletionStage<Void> rollback() {
        return ask(new SessionRequest.Rollback(number), Void.class);
    }

    @Override
    public CompletionStage<Void> speaker(AudioOutput speaker) {
        return ask(new SessionRequest.UseSpeaker(number, speaker), Void.class);
    }

    @Override
    public void addCandidate(IceCandidate candidate) {
        order(new SessionRequest.AddCandidate(number, candidate));
    }

    @Override
    public void iceServers(List<IceServer> servers) {
        order(new SessionRequest.UseIceServers(number, List.copyOf(servers)));
    }

    @Override
    public boolean send(String text) {
        if (closed || !dataOpen || text.length() > MOST_TEXT_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_TEXT_BYTES) {
            return false;
        }
        order(new SessionRequest.SendText(number, text));
        return true;
    }

    /** Never waits for the child, which may hang: where the engine refuses, the channel ends. */
    @Override
    public Optional<DataChannel> open(String label, DataChannelListener channelListener) {
        ChannelInbox.checkLabel(label);
        if (closed || !connected || child.faces().channels(number) >= MOST_CHANNELS) {
            return Optional.empty();
        }
        RemoteChannel channel = child.faces().channel(number, child.number(), label);
        channel.listener(channelListener);
        channel.begin();
        child.ask(new SessionRequest.OpenChannel(number, channel.number(), label)).whenComplete((opened, failed) -> {
            if (!Boolean.TRUE.equals(opened)) {
                LOG.debug("no data channel {}", label, failed);
                channel.closed();
            }
        });
        return Optional.of(channel);
    }

    @Override
    public void remoteVideo(VideoSink sink) {
        if (!closed) {
            child.faces().inlets().show(number, sink);
            order(new SessionRequest.ShowRemote(number, sink != null));
        }
    }

    @Override
    public CompletionStage<Void> close() {
        if (!closed) {
            closed = true;
            silent = true;
            child.faces().remove(this);
            child.ask(new SessionRequest.Close(number)).whenComplete((done, failed) -> {
                child.faces().endChannels(number);
                freed.complete(null);
            });
        }
        return freed.minimalCompletionStage();
    }

    private void order(Request request) {
        if (!closed) {
            child.order(request);
        }
    }

    private <T> CompletionStage<T> ask(Request request, Class<T> type) {
        if (closed) {
            return CompletableFuture.failedStage(new MediaException(MediaException.Kind.CLOSED, "the media session is closed", null));
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        child.ask(request).whenComplete((done, failed) -> child.threads().event(() -> {
            if (failed == null) {
                result.complete(type.cast(done));
            } else {
                result.completeExceptionally(failed);
            }
        }));
        return result.minimalCompletionStage();
    }
}
