package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.Devices;
import org.parley.media.LocalMedia;
import org.parley.media.MediaEngine;
import org.parley.media.MediaException;
import org.parley.media.MediaSession;
import org.parley.media.SessionEnd;
import org.parley.media.SessionListener;
import org.parley.media.SessionSettings;
import org.parley.media.Sound;
import org.parley.media.channel.ChannelThreads;
import org.parley.media.webrtc.internal.pulse.SoundServer;
import org.parley.webrtc.NativeLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine on libwebrtc. Enabled by {@link EngineStarter} once the native library is there. */
@Component(name = WebRtcEngine.NAME, service = MediaEngine.class, immediate = true, enabled = false, configurationPid = WebRtcEngine.NAME,
        property = {MediaEngine.ENGINE + "=webrtc", "service.ranking:Integer=0"})
public final class WebRtcEngine implements MediaEngine {
    /** Name of the component and of its configuration. */
    static final String NAME = "org.parley.media.webrtc";

    private static final Logger LOG = LoggerFactory.getLogger(WebRtcEngine.class);
    private static final long LONGEST_CALL_MILLIS = 3_000;
    private static final long LONGEST_STOP_MILLIS = 2_000;
    private static final long LONGEST_END_MILLIS = 1_000;

    private final EngineThreads threads = new EngineThreads();
    private final Factories factories = new Factories();
    private final Hardware hardware;
    private final DeviceWatch watch;
    private final Captures captures;
    private final Speakers speakers;
    private final ChannelThreads channelThreads = new ChannelThreads();
    private final Set<WebRtcSession> sessions = ConcurrentHashMap.newKeySet();
    private final Set<WebRtcLocalMedia> medias = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** Starts the engine. */
    @Activate
    public WebRtcEngine() {
        this(new SoundServer(null));
    }

    WebRtcEngine(SoundServer server) {
        NativeLibrary.load();
        Echoes echoes = new Echoes();
        hardware = new Hardware(server);
        watch = new DeviceWatch(threads, hardware);
        captures = new Captures(threads, factories, hardware, watch, echoes);
        speakers = new Speakers(hardware, watch, echoes);
    }

    EngineThreads threads() {
        return threads;
    }

    /** Makes its factory, which costs half a hundredth of a core from then on. */
    @Override
    public void prepare() {
        threads.run(() -> {
            try {
                factories.get();
            } catch (MediaException e) {
                LOG.debug("not prepared: {}", e.getMessage());
            }
        });
    }

    @Override
    public String name() {
        return "webrtc";
    }

    @Override
    public Devices devices() {
        return hardware.devices();
    }

    @Override
    public AutoCloseable play(Sound sound, boolean repeat, AudioOutput speaker) throws MediaException {
        alive();
        return speakers.play(sound, repeat, speaker);
    }

    @Override
    public LocalMedia open(CaptureSettings settings) throws MediaException {
        alive();
        return captures.open(settings, medias);
    }

    @Override
    public MediaSession session(SessionSettings settings, LocalMedia media, SessionListener listener) throws MediaException {
        if (!(media instanceof WebRtcLocalMedia local)) {
            throw new IllegalArgumentException("media " + media.description() + " was opened by another engine");
        }
        alive();
        Speaker speaker = speakers.open(settings.speaker());
        try {
            return threads.call(() -> {
                WebRtcSession session = new WebRtcSession(threads, local, configuration(settings),
                        new Loudspeaker.Choice(settings.speaker(), speaker, speakers, watch), listener, channelThreads, sessions::remove);
                sessions.add(session);
                return session;
            }, WebRtcSession::close, LONGEST_CALL_MILLIS);
        } catch (MediaException e) {
            speaker.close();
            throw e;
        }
    }

    /** Ends all sessions, telling each listener, then frees all. Takes 5 s at most; when the native thread hangs, what it uses is freed later, or never. */
    @Deactivate
    public void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        speakers.stop();
        try {
            threads.await(this::endAll, LONGEST_STOP_MILLIS);
            // Only now, after what native callbacks had posted before their connection was closed: it may touch native objects.
            threads.await(factories::close, LONGEST_STOP_MILLIS);
        } catch (MediaException e) {
            LOG.error("the engine could not be stopped in order and leaves native memory behind: {}", e.getMessage());
            // Who waited has given up, and what had not begun is left undone: sessions are told now, and end when the native thread is free.
            sessions.forEach(session -> session.stopped(SessionEnd.ENGINE_STOPPED));
            threads.run(this::endAll);
        }
        channelThreads.end();
        threads.end(LONGEST_END_MILLIS);
    }

    /** Whoever is just opening something gets it before this, and then it is ended here, or is refused. */
    private void endAll() {
        factories.end();
        sessions.forEach(session -> Natives.quietly("end session", () -> session.end(SessionEnd.ENGINE_STOPPED)));
        medias.forEach(media -> Natives.quietly("end media", media::end));
    }

    private void alive() throws MediaException {
        if (stopped) {
            throw new MediaException(MediaException.Kind.CLOSED, "the media engine webrtc is stopped", null);
        }
    }

    private static RTCConfiguration configuration(SessionSettings settings) {
        RTCConfiguration configuration = new RTCConfiguration();
        configuration.bundlePolicy = RTCBundlePolicy.MAX_BUNDLE;
        configuration.iceServers.addAll(IceServers.known(settings.iceServers()));
        if (settings.relayOnly()) {
            configuration.iceTransportPolicy = RTCIceTransportPolicy.RELAY;
        }
        return configuration;
    }
}
