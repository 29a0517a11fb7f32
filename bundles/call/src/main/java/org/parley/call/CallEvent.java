package org.parley.call;

import java.util.List;
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

    /** The other side shares its screen, or its camera again. */
    record PeerSharing(Call call, boolean screen) implements CallEvent {}

    /** What this user mutes or shares has changed, by whatever: a user interface, a command, or a shared window that was closed. */
    record OwnChanged(Call call, boolean microphoneMuted, boolean cameraMuted, boolean sharing) implements CallEvent {}

    /** A line of chat was written, came, or was shown by the other side. */
    record Chat(Call call, ChatMessage message) implements CallEvent {}

    /** A file was offered, by either side, or its transfer went on. */
    record FileChanged(Call call, FileTransfer transfer) implements CallEvent {}

    /** The words to compare are there, or have changed; with none, what was compared holds no more. */
    record Verification(Call call, List<String> words) implements CallEvent {}

    /** A device is gone, unplugged for instance; {@code replacement}, in words for people, is used in its place. */
    record DeviceLost(Call call, Device device, String lost, String replacement) implements CallEvent {
        /** Which of the three. */
        public enum Device {
            /** It took pictures. */
            CAMERA,
            /** It took sound. */
            MICROPHONE,
            /** It played sound. */
            SPEAKER
        }
    }

    /** Media is made by this engine, of what {@code description} says; {@code fallback} when it is not the one that was configured or best before. */
    record MediaChosen(Call call, String engine, String description, boolean fallback) implements CallEvent {}

    /**
     * Something went wrong that does not end the call by itself, or says more about why it ended.
     *
     * @param code    for programs: {@code no-media} (no engine is there), {@code media-bad-file}, {@code media-no-device}, {@code media-unavailable},
     *                {@code media-bad-description} (the two sides' engines do not understand each other), {@code media-failed}, {@code refused} (by the server),
     *                {@code chat-waits} (a line of chat is sent later), {@code peer-nonsense} (the first broken text on the data channel), {@code internal}
     * @param message one line of English that names the thing, what is wrong and, where known, what to do
     */
    record Problem(Call call, String code, String message) implements CallEvent {}
}
