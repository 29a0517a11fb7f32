package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpReceiver;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.media.ConnectionState;
import org.parley.media.IceCandidate;
import org.parley.webrtc.NativeReferences;

/** Hears a connection on native threads, hands on and returns. */
final class ConnectionObserver implements PeerConnectionObserver {
    private static final Pattern CANDIDATE_FRAGMENT = Pattern.compile(" ufrag (\\S+)");
    private static final Pattern SDP_FRAGMENT = Pattern.compile("(?m)^a=ice-ufrag:(\\S+)");

    private final EngineThreads threads;
    private final SessionEvents events;
    private final Consumer<MediaStreamTrack> tracks;
    private final Consumer<String> removedTracks;
    private final Consumer<RTCDataChannel> channels;
    private final Consumer<ConnectionState> states;
    private volatile String fragment;
    private volatile boolean connected;

    /** All are called on the native thread, but {@code channels} at once, so that nothing is missed; a track comes with a reference that its receiver releases, and goes by its id. */
    ConnectionObserver(EngineThreads threads, SessionEvents events, Consumer<MediaStreamTrack> tracks, Consumer<String> removedTracks,
            Consumer<RTCDataChannel> channels, Consumer<ConnectionState> states) {
        this.threads = threads;
        this.events = events;
        this.tracks = tracks;
        this.removedTracks = removedTracks;
        this.channels = channels;
        this.states = states;
    }

    /** A local description is about to be set; candidates from now on are of its generation. */
    void describing(String sdp) {
        fragment = find(SDP_FRAGMENT, sdp);
    }

    /** Whether the latest state is so; true before listeners are told. Any thread. */
    boolean isConnected() {
        return connected;
    }

    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {
        Natives.callback("candidate", () -> events.candidate(
                new IceCandidate(candidate.sdp, candidate.sdpMid, candidate.sdpMLineIndex, find(CANDIDATE_FRAGMENT, candidate.sdp))));
    }

    @Override
    public void onIceGatheringChange(RTCIceGatheringState state) {
        Natives.callback("gathering", () -> {
            if (state == RTCIceGatheringState.COMPLETE) {
                events.candidate(new IceCandidate("", "0", 0, fragment));
            }
        });
    }

    @Override
    public void onConnectionChange(RTCPeerConnectionState state) {
        Natives.callback("connection state", () -> {
            ConnectionState known = switch (state) {
                case CONNECTING -> ConnectionState.CONNECTING;
                case CONNECTED -> ConnectionState.CONNECTED;
                case DISCONNECTED -> ConnectionState.DISCONNECTED;
                case FAILED -> ConnectionState.FAILED;
                case NEW, CLOSED -> null;
            };
            if (known != null) {
                connected = known == ConnectionState.CONNECTED;
                events.state(known);
                threads.run(() -> states.accept(known));
            }
        });
    }

    @Override
    public void onTrack(RTCRtpTransceiver transceiver) {
        Natives.callback("track", () -> {
            MediaStreamTrack track = transceiver.getReceiver().getTrack();
            NativeReferences.retain(track);
            if (!threads.run(() -> tracks.accept(track))) {
                NativeReferences.release(track);
            }
        });
    }

    @Override
    public void onRemoveTrack(RTCRtpReceiver receiver) {
        Natives.callback("removed track", () -> {
            String id = receiver.getTrack().getId();
            threads.run(() -> removedTracks.accept(id));
        });
    }

    @Override
    public void onDataChannel(RTCDataChannel channel) {
        Natives.callback("data channel", () -> channels.accept(channel));
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
