package org.parley.call;

import org.parley.media.MediaKind;
import org.parley.media.MediaStats;

/** What happens in a call. */
public sealed interface CallEvent {
    /** Which call. */
    Call call();

    /** The call is new, or moved to {@code state}. */
    record StateChanged(Call call, CallState state) implements CallEvent {}

    /** The other side's first picture (pixels) or sound (0 and 0) was decoded, {@code millis} after the answer. Once for each kind and engine. */
    record FirstFrame(Call call, MediaKind kind, long millis, int width, int height) implements CallEvent {}

    /** Figures, each second. */
    record Stats(Call call, MediaStats stats) implements CallEvent {}

    /** What the other side has muted. */
    record PeerMuted(Call call, boolean audio, boolean video) implements CallEvent {}

    /** Media is made by this engine, of what {@code description} says; {@code fallback} when it is not the one that was configured or best before. */
    record MediaChosen(Call call, String engine, String description, boolean fallback) implements CallEvent {}

    /**
     * Something went wrong that does not end the call by itself, or says more about why it ended.
     *
     * @param code    for programs: {@code no-media} (no engine is there), {@code media-bad-file}, {@code media-no-device}, {@code media-unavailable},
     *                {@code media-bad-description} (the two sides' engines do not understand each other), {@code media-failed}, {@code refused} (by the server),
     *                {@code internal}
     * @param message one line of English that names the thing, what is wrong and, where known, what to do
     */
    record Problem(Call call, String code, String message) implements CallEvent {}
}
