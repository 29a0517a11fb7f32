package org.parley.media.remote.internal.child;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.parley.media.DataChannel;
import org.parley.media.LocalMedia;
import org.parley.media.MediaEngine;
import org.parley.media.MediaException;
import org.parley.media.MediaException.Kind;
import org.parley.media.MediaSession;
import org.parley.media.SessionListener;
import org.parley.media.VideoFeed;
import org.parley.media.VideoSink;
import org.parley.media.remote.internal.message.Asked;
import org.parley.media.remote.internal.message.Desk;
import org.parley.media.remote.internal.message.Message;
import org.parley.media.remote.internal.message.PictureMessage;
import org.parley.media.remote.internal.message.ProcessNews;
import org.parley.media.remote.internal.message.Request;
import org.parley.media.remote.internal.picture.PictureInlets;
import org.parley.media.remote.internal.picture.PictureOutlets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine of the child, and what was made with it. Any thread. */
final class Host implements Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Host.class);

    private final MediaEngine engine;
    private final String stop;
    private final Outbox outbox;
    private final PictureOutlets outlets;
    private final PictureInlets inlets;
    private final Serials serials;
    private final HostedChannels channels;
    private final Map<Integer, LocalMedia> medias = new ConcurrentHashMap<>();
    private final Map<Integer, MediaSession> sessions = new ConcurrentHashMap<>();
    private final Map<Integer, AutoCloseable> sounds = new ConcurrentHashMap<>();
    private final Map<Integer, HostedFeed> feeds = new ConcurrentHashMap<>();

    Host(MediaEngine engine, String stop, Executor threads, Outbox outbox, PictureOutlets outlets, PictureInlets inlets) {
        this.engine = engine;
        this.stop = stop;
        this.outbox = outbox;
        this.outlets = outlets;
        this.inlets = inlets;
        this.serials = new Serials(threads);
        this.channels = new HostedChannels(outbox);
    }

    /** Has a request carried out and answered. Returns at once. */
    void carryOut(Asked asked) {
        serials.execute(asked.request().target(), () -> answer(asked.number(), asked.request()));
    }

    private void answer(int number, Request request) {
        try {
            Object result = request.carryOut(this);
            if (result instanceof CompletionStage<?> stage) {
                stage.whenComplete((done, failure) -> answer(number, done, failure));
            } else {
                answer(number, result, null);
            }
        } catch (Throwable e) { // told to who waits
            answer(number, null, e);
        }
    }

    private void answer(int number, Object result, Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause != null && !(cause instanceof MediaException)) {
            LOG.warn("a request failed", cause);
        }
        if (number == 0) {
            return;
        }
        if (cause == null) {
            outbox.tell(new ProcessNews.Done(number, result));
        } else if (cause instanceof MediaException known) {
            outbox.tell(new ProcessNews.Refused(number, known.kind(), known.getMessage()));
        } else {
            outbox.tell(new ProcessNews.Refused(number, Kind.FAILED, "The media engine went wrong: " + cause));
        }
    }

    /** Takes what the client says of pictures. */
    void take(PictureMessage message) {
        if (message instanceof PictureMessage.Wish wish) {
            outlets.wish(wish);
        } else {
            inlets.take(message);
        }
    }

    @Override
    public MediaEngine engine() {
        return engine;
    }

    @Override
    public void addMedia(int number, LocalMedia media) {
        medias.put(number, media);
        media.listener(new HostedMedia(number, outbox));
    }

    @Override
    public LocalMedia media(int number) throws MediaException {
        return known(medias.get(number), "camera and microphone are closed");
    }

    @Override
    public void removeMedia(int number) {
        medias.remove(number);
        outlets.end(number);
    }

    @Override
    public void addSession(int number, MediaSession session) {
        sessions.put(number, session);
    }

    @Override
    public MediaSession session(int number) throws MediaException {
        return known(sessions.get(number), "the media session is closed");
    }

    @Override
    public void removeSession(int number) {
        sessions.remove(number);
        channels.end(number);
        outlets.end(number);
    }

    private static <T> T known(T one, String otherwise) throws MediaException {
        if (one == null) {
            throw new MediaException(Kind.CLOSED, otherwise, null);
        }
        return one;
    }

    @Override
    public SessionListener listener(int session) {
        return new HostedSession(session, outbox, channels);
    }

    @Override
    public void addSound(int number, AutoCloseable sound) {
        sounds.put(number, sound);
    }

    @Override
    public void stopSound(int number) {
        AutoCloseable sound = sounds.remove(number);
        if (sound != null) {
            try {
                sound.close();
            } catch (Exception e) {
                LOG.warn("a sound cannot be stopped", e);
            }
        }
    }

    @Override
    public VideoSink pictures(int stream) {
        return outlets.of(stream);
    }

    @Override
    public VideoFeed feed(int number, String description) {
        return feeds.computeIfAbsent(number, n -> new HostedFeed(n, description, outbox, inlets, () -> feeds.remove(n)));
    }

    @Override
    public void feedEnded(int number) {
        HostedFeed feed = feeds.get(number);
        if (feed != null) {
            feed.ended();
        }
    }

    @Override
    public boolean openChannel(int session, int number, String label) throws MediaException {
        HostedChannel channel = channels.add(session, number);
        Optional<DataChannel> opened = session(session).open(label, channel);
        opened.ifPresentOrElse(channel::use, () -> channels.remove(number));
        return opened.isPresent();
    }

    @Override
    public void send(int channel, byte[] message) {
        channels.with(channel, one -> one.send(message));
    }

    @Override
    public void taken(int channel, int cost) {
        channels.with(channel, one -> one.taken(cost));
    }

    @Override
    public void closeChannel(int channel) {
        channels.with(channel, HostedChannel::close);
    }

    @Override
    public void stop() throws MediaException {
        if (stop.equals("-")) {
            return;
        }
        try {
            Method method = engine.getClass().getDeclaredMethod(stop);
            method.setAccessible(true);
            method.invoke(engine);
        } catch (InvocationTargetException e) {
            throw new MediaException(Kind.FAILED, "the engine cannot be stopped: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new MediaException(Kind.FAILED, "the engine cannot be stopped: " + e, e);
        }
    }

    @Override
    public void tell(Message news) {
        outbox.tell(news);
    }
}
