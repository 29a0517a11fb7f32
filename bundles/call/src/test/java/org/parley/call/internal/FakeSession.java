package org.parley.call.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.media.AudioOutput;
import org.parley.media.ConnectionState;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;
import org.parley.media.IceCandidate;
import org.parley.media.IceServer;
import org.parley.media.MediaEngine;
import org.parley.media.MediaException;
import org.parley.media.MediaKind;
import org.parley.media.MediaSession;
import org.parley.media.MediaStats;
import org.parley.media.SessionEnd;
import org.parley.media.SessionListener;
import org.parley.media.SessionSettings;
import org.parley.media.VideoSink;

/**
 * A peer connection of little more than its rules: two are connected when each has the other's description, in its present generation, and a candidate of it. Misuse is noted
 * as a fault of the world.
 */
final class FakeSession implements MediaSession {
    private static final Pattern DESCRIPTION = Pattern.compile("o=- (\\d+) .*\r\ns=(\\S+)\r\n(?s).*a=ice-ufrag:(\\S+)\r\n.*");

    final FakeEngine engine;
    final FakeLocalMedia media;
    final int id;
    final List<String> received = new ArrayList<>();
    /** Descriptions of the other side. */
    final List<String> taken = new ArrayList<>();
    final List<IceCandidate> candidates = new ArrayList<>();
    final List<FakeChannel> channels = new ArrayList<>();
    VideoSink remoteVideo;
    AudioOutput speaker;
    /** Thrown by the next change of the speaker, unless null. */
    MediaException refusal;
    /** Whom the next ICE restart would ask. */
    List<IceServer> iceServers;
    /** Thrown by whatever is asked of it in the end, unless null. */
    Error broken;
    boolean closed;
    int closings;
    private final FakeNet net;
    final SessionListener listener;
    private final Set<String> known = new HashSet<>();
    private final List<String> leaving = new ArrayList<>();
    private int version;
    private int generation;
    private boolean offering;
    private boolean firstOfferer;
    private boolean everRemote;
    private String local = "";
    private String pending;
    private int remoteId;
    private String remoteUfrag = "";
    private ConnectionState state = ConnectionState.CONNECTING;
    private boolean open;
    private int silentSeconds;
    private long bytes;
    private boolean frames;

    FakeSession(FakeEngine engine, FakeLocalMedia media, SessionSettings settings, SessionListener listener) {
        this.speaker = settings.speaker();
        this.iceServers = settings.iceServers();
        this.engine = engine;
        this.net = engine.net;
        this.media = media;
        this.listener = listener;
        this.id = net.nextId();
    }

    @Override
    public CompletionStage<String> offer(boolean iceRestart) {
        return engine.slow ? new CompletableFuture<>() : does(() -> {
            must(!offering, "offer while an offer is out");
            offering = true;
            firstOfferer |= !everRemote;
            pending = iceRestart || local.isEmpty() ? "u" + id + "g" + ++generation : local;
            gather(pending);
            return sdp(pending);
        });
    }

    @Override
    public CompletionStage<String> answer(String sdp) {
        return does(() -> {
            must(!offering, "answer while an offer is out");
            String before = remoteUfrag;
            take(sdp);
            if (!before.equals(remoteUfrag)) {
                local = "u" + id + "g" + ++generation;
                gather(local);
            }
            return sdp(local);
        });
    }

    @Override
    public CompletionStage<Void> accept(String sdp) {
        return does(() -> {
            must(offering, "accept without an offer");
            take(sdp);
            offering = false;
            local = pending;
            return null;
        });
    }

    @Override
    public CompletionStage<Void> rollback() {
        return does(() -> {
            must(offering, "rollback without an offer");
            offering = false;
            return null;
        });
    }

    private interface Work<T> {
        T run() throws MediaException;
    }

    private <T> CompletionStage<T> does(Work<T> work) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        net.world.later(() -> {
            if (closed) {
                stage.completeExceptionally(new MediaException(MediaException.Kind.CLOSED, "closed", null));
                return;
            }
            try {
                stage.complete(work.run());
            } catch (MediaException e) {
                stage.completeExceptionally(e);
            }
        });
        return stage;
    }

    private void must(boolean right, String wrong) throws MediaException {
        if (!right) {
            net.world.faults.add(wrong);
            throw new MediaException(MediaException.Kind.FAILED, wrong, null);
        }
    }

    private void take(String sdp) throws MediaException {
        Matcher matcher = DESCRIPTION.matcher(sdp);
        int from = sdp.indexOf("o=");
        if (from < 0 || !matcher.region(from, sdp.length()).matches() || !matcher.group(2).equals(engine.name())) {
            throw new MediaException(MediaException.Kind.BAD_DESCRIPTION, engine.name() + " cannot read this description", null);
        }
        taken.add(sdp);
        everRemote = true;
        remoteId = Integer.parseInt(matcher.group(1));
        remoteUfrag = matcher.group(3);
        for (String line : sdp.split("\r\n")) {
            if (line.startsWith("a=candidate:")) {
                known.add(remoteUfrag);
            }
        }
    }

    private String sdp(String ufrag) {
        return "v=0\r\no=- " + id + " " + ++version + " IN IP4 127.0.0.1\r\ns=" + engine.name() + "\r\nt=0 0\r\n"
                + (engine.fingerprint == null ? "" : "a=fingerprint:" + engine.fingerprint + "\r\n")
                + (engine.name().equals("real") ? "" : "a=" + MediaEngine.DESCRIPTION_ATTRIBUTE + ":" + engine.name() + "\r\n") + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=ice-ufrag:"
                + ufrag + "\r\n" + (engine.candidatesInDescription ? "a=candidate:1 1 udp 1 192.0.2.7 9 typ host\r\na=end-of-candidates\r\n" : "a=sendrecv\r\n");
    }

    private void gather(String ufrag) {
        net.world.later(() -> hear(ear -> ear.onCandidate(new IceCandidate("candidate:1 1 udp 1 192.0.2.7 " + id + " typ host", "0", 0, ufrag))));
        net.world.later(() -> hear(ear -> ear.onCandidate(new IceCandidate("", "0", 0, ufrag))));
    }

    @Override
    public void addCandidate(IceCandidate candidate) {
        candidates.add(candidate);
        if (!candidate.candidate().isEmpty()) {
            known.add(candidate.usernameFragment());
        }
    }

    /** Whether this one has all it needs to know of {@code other}. */
    boolean matches(FakeSession other) {
        return remoteId == other.id && remoteUfrag.equals(other.local) && known.contains(other.local);
    }

    /** Once a second. */
    void second() {
        if (closed || !everRemote || net.asleep.contains(engine)) {
            return;
        }
        FakeSession other = net.byId(remoteId);
        boolean passes = other != null && net.passes(this, other);
        if (passes) {
            silentSeconds = 0;
            bytes += 1_000;
            open |= firstOfferer || other.firstOfferer;
            to(ConnectionState.CONNECTED);
            if (!frames) {
                frames = true;
                hear(ear -> ear.onFirstFrame(MediaKind.AUDIO, 0, 0));
                hear(ear -> ear.onFirstFrame(MediaKind.VIDEO, 640, 480));
            }
        } else if (net.noticing && ++silentSeconds == 5 && state == ConnectionState.CONNECTED) {
            to(ConnectionState.DISCONNECTED);
        } else if (net.noticing && silentSeconds == 12) {
            to(ConnectionState.FAILED);
        }
        hear(ear -> ear.onStats(new MediaStats(30, 640, 480, 8_000, 8_000, 0, 0, 1, "VP8", "host", "host", bytes)));
    }

    /** Figures that say how much came. */
    void tellBytes(long total) {
        hear(ear -> ear.onStats(new MediaStats(0, 0, 0, 0, 0, 0, 0, 0, "", "", "", total)));
    }

    /** The connection changes, as the session notices. */
    void to(ConnectionState now) {
        if (state != now) {
            boolean first = state == ConnectionState.CONNECTING && now == ConnectionState.CONNECTED && bytes <= 1_000;
            state = now;
            hear(ear -> ear.onState(now));
            if (first && open) {
                hear(SessionListener::onDataOpen);
            }
        }
    }

    @Override
    public void iceServers(List<IceServer> servers) {
        iceServers = servers;
    }

    @Override
    public boolean send(String text) {
        fail();
        if (closed || !open) {
            return false;
        }
        leaving.add(text);
        net.inAWhile(() -> arrive(text));
        return true;
    }

    private void fail() {
        if (broken != null) {
            throw broken;
        }
    }

    private void arrive(String text) {
        leaving.remove(text);
        FakeSession other = net.byId(remoteId);
        boolean arrives = other != null && !other.closed && !net.cut && !net.asleep.contains(other.engine) && matches(other) && other.matches(this);
        if (arrives && !net.textLost) {
            other.received.add(text);
            other.hear(ear -> ear.onData(text));
        }
    }

    @Override
    public Optional<DataChannel> open(String label, DataChannelListener listener) {
        FakeSession other = net.byId(remoteId);
        if (closed || !open || other == null) {
            return Optional.empty();
        }
        FakeChannel channel = new FakeChannel(this, net, label, listener);
        channels.add(channel);
        channel.connect(other);
        return Optional.of(channel);
    }

    @Override
    public CompletionStage<Void> speaker(AudioOutput now) {
        return does(() -> {
            MediaException refused = refusal;
            refusal = null;
            if (refused != null) {
                throw refused;
            }
            speaker = now;
            return null;
        });
    }

    @Override
    public void remoteVideo(VideoSink sink) {
        remoteVideo = sink;
    }

    @Override
    public CompletionStage<Void> close() {
        closings++;
        closed |= broken != null;
        fail();
        CompletableFuture<Void> stage = new CompletableFuture<>();
        net.world.later(() -> finish(stage));
        return stage;
    }

    private void finish(CompletableFuture<Void> stage) {
        if (!leaving.isEmpty()) {
            net.inAWhile(() -> finish(stage));
            return;
        }
        closed = true;
        channels.forEach(FakeChannel::end);
        stage.complete(null);
    }

    void endByEngine(SessionEnd end) {
        if (!closed && closings == 0) {
            closed = true;
            channels.forEach(FakeChannel::end);
            net.world.later(() -> listener.onClosed(end));
        }
    }

    private void hear(Consumer<SessionListener> news) {
        if (!closed && closings == 0) {
            net.world.later(() -> news.accept(listener));
        }
    }
}
