package org.parley.media.synthetic.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.parley.media.source.WavWriter;

/** The engine without native code. Ranks behind every other; talks to its own kind only. */
@Component(name = "org.parley.media.synthetic", immediate = true, service = MediaEngine.class,
        property = {MediaEngine.ENGINE + "=" + SyntheticEngine.NAME, "service.ranking:Integer=-100"})
public final class SyntheticEngine implements MediaEngine {
    static final String NAME = "synthetic";

    private final AtomicInteger threadCount = new AtomicInteger();
    private final ChannelThreads channelThreads = new ChannelThreads();
    private final Set<SyntheticMedia> opened = new HashSet<>();
    private final Set<SyntheticSession> sessions = new HashSet<>();
    private boolean stopped;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Devices devices() {
        return Devices.NONE;
    }

    /** Into a file at once, whole; nowhere else. */
    @Override
    public AutoCloseable play(Sound sound, boolean repeat, AudioOutput speaker) throws MediaException {
        WavWriter file = Speaker.open(speaker);
        if (file != null) {
            try (file) {
                file.write(sound.samples(), 0, sound.samples().length);
            }
        }
        return () -> { };
    }

    @Override
    public LocalMedia open(CaptureSettings settings) throws MediaException {
        SyntheticMedia media = new SyntheticMedia(this, settings, threads());
        if (!kept(opened, media)) {
            media.close();
            throw stopped();
        }
        return media;
    }

    @Override
    public MediaSession session(SessionSettings settings, LocalMedia media, SessionListener listener) throws MediaException {
        if (!(media instanceof SyntheticMedia own) || !own.isOf(this)) {
            throw new IllegalArgumentException("the media was opened by another engine");
        }
        if (settings.relayOnly()) {
            throw new MediaException(MediaException.Kind.UNAVAILABLE, "the engine synthetic knows no relay, and calls may go through one only", null);
        }
        SyntheticSession session = new SyntheticSession(this, settings, own, listener, channelThreads);
        if (!kept(sessions, session)) {
            session.close();
            throw stopped();
        }
        session.start(threads());
        return session;
    }

    /** Closes all, telling each listener. */
    @Deactivate
    void deactivate() {
        List<SyntheticSession> living;
        List<SyntheticMedia> capturing;
        synchronized (this) {
            stopped = true;
            living = List.copyOf(sessions);
            capturing = List.copyOf(opened);
        }
        living.forEach(session -> session.end(SessionEnd.ENGINE_STOPPED));
        living.forEach(SyntheticSession::awaitEnd);
        channelThreads.end();
        capturing.forEach(SyntheticMedia::close);
    }

    synchronized void forget(SyntheticMedia media) {
        opened.remove(media);
    }

    synchronized void forget(SyntheticSession session) {
        sessions.remove(session);
    }

    private synchronized <T> boolean kept(Set<T> all, T one) {
        return !stopped && all.add(one);
    }

    private ThreadFactory threads() {
        return work -> {
            Thread thread = new Thread(work, "parley-synthetic-" + threadCount.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static MediaException stopped() {
        return new MediaException(MediaException.Kind.CLOSED, "the synthetic media engine is stopped; start it again", null);
    }
}
