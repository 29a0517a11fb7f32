package org.parley.media;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Pictures that no engine captures, such as those of a screen, to be sent in the camera's place ({@link LocalMedia#share}). Any thread may call. A feed is started and
 * stopped by whoever sends it, perhaps more than once when media is set up anew; it is never sent twice at a time.
 */
@ConsumerType
public interface VideoFeed {
    /** What is seen, in words for people, such as {@code screen 1920x1080}. */
    String description();

    /**
     * Gets ready to be started: asks the user what is to be seen, where that is the desktop's to ask ({@link ScreenSource.Kind#CHOICE}), and blocks until he has answered, without
     * bounds; {@link #stop} by another thread ends that. Elsewhere there is nothing to do. A feed that is started without it asks then.
     *
     * @throws MediaException {@link MediaException.Kind#REFUSED} when the user wants nothing to be seen, {@code CLOSED} when it was stopped meanwhile, another one when it cannot be
     */
    default void prepare() throws MediaException {}

    /**
     * Brings pictures to {@code sink} from now on, on a thread of the feed, at the feed's own pace; a picture may have another size than the one before. Returns at once.
     *
     * @param ended runs once, on a thread of the feed, when the feed ends by itself (its window was closed); not after {@link #stop}
     */
    void start(VideoSink sink, Runnable ended);

    /** Brings no more pictures; none comes after it has returned. Blocks for at most 1 s. Idempotent. */
    void stop();
}
