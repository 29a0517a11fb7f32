package org.parley.call.internal;

import java.util.ArrayList;
import java.util.List;
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

/** Makes {@link FakeSession}s, which understand descriptions of engines of the same name only. */
final class FakeEngine implements MediaEngine {
    final FakeNet net;
    private final String name;
    final List<FakeLocalMedia> opened = new ArrayList<>();
    final List<FakeSession> sessions = new ArrayList<>();
    /** Thrown by {@link #open}, unless null. */
    MediaException failure;
    /** A camera or microphone that is not there; null for none. */
    Object missing;
    /** Candidates are put into descriptions, too. */
    boolean candidatesInDescription;
    /** Of the certificate in descriptions; null for none. */
    String fingerprint;
    /** Offers are never finished. */
    boolean slow;
    /** Happens while a session is being made. */
    Runnable meanwhile = () -> {};
    boolean stopped;
    int prepared;

    FakeEngine(FakeNet net, String name) {
        this.net = net;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare() {
        prepared++;
    }

    @Override
    public Devices devices() {
        return Devices.NONE;
    }

    @Override
    public LocalMedia open(CaptureSettings settings) throws MediaException {
        if (failure != null) {
            throw failure;
        }
        if (missing != null && (settings.camera().equals(missing) || settings.microphone().equals(missing))) {
            throw new MediaException(MediaException.Kind.NO_DEVICE, missing + " is not there: plug it in.", null);
        }
        check();
        FakeLocalMedia media = new FakeLocalMedia(this, settings);
        opened.add(media);
        return media;
    }

    @Override
    public AutoCloseable play(Sound sound, boolean repeat, AudioOutput speaker) {
        return () -> { };
    }

    @Override
    public MediaSession session(SessionSettings settings, LocalMedia media, SessionListener listener) throws MediaException {
        check();
        if (((FakeLocalMedia) media).engine != this || ((FakeLocalMedia) media).closed > 0) {
            throw new IllegalArgumentException("foreign or closed media");
        }
        FakeSession session = new FakeSession(this, (FakeLocalMedia) media, settings, listener);
        sessions.add(session);
        net.sessions.add(session);
        meanwhile.run();
        return session;
    }

    private void check() throws MediaException {
        if (stopped) {
            throw new MediaException(MediaException.Kind.CLOSED, name + " is stopped", null);
        }
    }

    /** What its deactivation does. */
    void stop(SessionEnd end) {
        stopped = end == SessionEnd.ENGINE_STOPPED;
        List.copyOf(sessions).forEach(session -> session.endByEngine(end));
    }

    FakeSession latest() {
        return sessions.get(sessions.size() - 1);
    }

    FakeLocalMedia media() {
        return opened.get(opened.size() - 1);
    }
}
