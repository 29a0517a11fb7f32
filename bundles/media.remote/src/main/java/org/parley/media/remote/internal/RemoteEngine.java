package org.parley.media.remote.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.Devices;
import org.parley.media.LocalMedia;
import org.parley.media.MediaEngine;
import org.parley.media.MediaException;
import org.parley.media.MediaException.Kind;
import org.parley.media.MediaSession;
import org.parley.media.SessionListener;
import org.parley.media.SessionSettings;
import org.parley.media.Sound;
import org.parley.media.remote.internal.message.EngineRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine that runs another one in a child process, which may crash without harm to this one: sessions hear that their engine failed, and the next use starts another child.
 * Ranks behind every other, so that it is used by whoever asks for it by name. The child is started when calls will use this engine, otherwise when it is first used.
 */
@Component(name = RemoteEngine.PID, immediate = true, service = MediaEngine.class, configurationPid = RemoteEngine.PID,
        property = {MediaEngine.ENGINE + "=" + RemoteEngine.NAME, "service.ranking:Integer=-200"})
@Designate(ocd = RemoteConfig.class)
public final class RemoteEngine implements MediaEngine {
    static final String PID = "org.parley.media.remote";
    static final String NAME = "remote";

    private static final Logger LOG = LoggerFactory.getLogger(RemoteEngine.class);
    private static final long LONGEST_DEVICES_MILLIS = 4_000;

    private final EngineSource source;
    private final BundleContext context;
    private final AtomicBoolean prepared = new AtomicBoolean();
    /** Held while a child starts, which takes up to 20 s; taken before this object's own lock, which is held for moments only, so that a stop does not wait. */
    private final Object starting = new Object();
    private Child child;
    private boolean stopped;

    /** Something that is done with a child. */
    private interface Use<T> {
        T with(Child child) throws MediaException;
    }

    /** As configured. */
    @Activate
    public RemoteEngine(BundleContext context, RemoteConfig config) {
        this(new BundledEngine(context, checked(config.engine().strip())), context);
    }

    private static String checked(String engine) {
        if (engine.isEmpty() || engine.equals(NAME)) {
            throw new IllegalArgumentException("conf/" + PID + ".cfg: engine is '" + engine + "', but must be the name of another media engine, such as webrtc");
        }
        return engine;
    }

    RemoteEngine(EngineSource source) {
        this(source, null);
    }

    private RemoteEngine(EngineSource source, BundleContext context) {
        this.source = source;
        this.context = context;
    }

    /** Starts a child, once: when the framework has started, and so the bundle of its engine is there. */
    @Override
    public void prepare() {
        if (prepared.compareAndSet(false, true)) {
            whenStarted(() -> {
                Thread early = new Thread(this::startEarly, "parley-remote-start-1");
                early.setDaemon(true);
                early.start();
            });
        }
    }

    private void whenStarted(Runnable work) {
        if (context == null) {
            work.run();
            return;
        }
        AtomicBoolean begun = new AtomicBoolean();
        Runnable start = () -> {
            if (begun.compareAndSet(false, true)) {
                work.run();
            }
        };
        context.addFrameworkListener(event -> {
            if (event.getType() == FrameworkEvent.STARTED) {
                start.run();
            }
        });
        if (context.getBundle(0).getState() == Bundle.ACTIVE) {
            start.run();
        }
    }

    private void startEarly() {
        try {
            child();
        } catch (MediaException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Devices devices() {
        try {
            return use(with -> (Devices) with.await(new EngineRequest.ListDevices(), LONGEST_DEVICES_MILLIS));
        } catch (MediaException e) {
            LOG.warn("no devices: {}", e.getMessage());
            return Devices.NONE;
        }
    }

    @Override
    public AutoCloseable play(Sound sound, boolean repeat, AudioOutput speaker) throws MediaException {
        return use(with -> {
            int number = with.number();
            with.insist(new EngineRequest.Play(number, sound, repeat, speaker));
            return () -> with.order(new EngineRequest.StopSound(number));
        });
    }

    @Override
    public LocalMedia open(CaptureSettings settings) throws MediaException {
        return use(with -> {
            int number = with.number();
            String description = (String) with.insist(new EngineRequest.Open(number, settings));
            RemoteMedia media = new RemoteMedia(this, with, number, description);
            with.faces().add(media);
            return media;
        });
    }

    @Override
    public MediaSession session(SessionSettings settings, LocalMedia media, SessionListener listener) throws MediaException {
        if (!(media instanceof RemoteMedia own) || !own.isOf(this)) {
            throw new IllegalArgumentException("the media was opened by another engine");
        }
        Child with = own.child();
        RemoteSession session = new RemoteSession(with, with.number(), listener);
        with.faces().add(session);
        try {
            with.insist(new EngineRequest.Begin(session.number(), own.number(), settings));
            return session;
        } catch (MediaException e) {
            with.faces().remove(session);
            throw unlessStopped(e);
        }
    }

    /** Ends all sessions, telling each listener, and the child. Takes 5 s at most; a child that is just being started is ended by whoever starts it. */
    @Deactivate
    void stop() {
        Child ending;
        synchronized (this) {
            stopped = true;
            ending = child;
            child = null;
        }
        if (ending != null) {
            ending.stop();
        }
    }

    /** Does something with the child; once more with another one when that has just died. */
    private <T> T use(Use<T> what) throws MediaException {
        Child first = child();
        try {
            return what.with(first);
        } catch (MediaException e) {
            if (e.kind() != Kind.CLOSED || first.isAlive()) {
                throw e;
            }
            return again(what);
        }
    }

    private <T> T again(Use<T> what) throws MediaException {
        Child second = child();
        try {
            return what.with(second);
        } catch (MediaException e) {
            throw unlessStopped(e);
        }
    }

    /** The end of a child is a failure of this engine, which is not closed by it. */
    private MediaException unlessStopped(MediaException e) {
        return e.kind() == Kind.CLOSED && !isStopped() ? new MediaException(Kind.FAILED, e.getMessage(), e) : e;
    }

    /** The child that runs; starts one where none does. */
    Child child() throws MediaException {
        synchronized (starting) {
            Child running = running();
            if (running != null) {
                return running;
            }
            Child started = Child.start(source.find());
            if (adopt(started)) {
                return started;
            }
            started.stop();
            throw stopped();
        }
    }

    private synchronized boolean adopt(Child started) {
        child = stopped ? null : started;
        return !stopped;
    }

    private synchronized Child running() throws MediaException {
        if (stopped) {
            throw stopped();
        }
        return child != null && child.isAlive() ? child : null;
    }

    private static MediaException stopped() {
        return new MediaException(Kind.CLOSED, "the media engine remote is stopped", null);
    }

    private synchronized boolean isStopped() {
        return stopped;
    }
}
