package org.parley.call;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.MediaStats;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoFeed;
import org.parley.media.VideoInput;
import org.parley.media.VideoSink;

/** One call. Any thread may call; every method returns at once, and what it asks for is done on the call thread. An ended call ignores all requests. */
@ProviderType
public interface Call {
    /** The call id, as in the protocol. */
    String id();

    /** Who called whom. */
    Direction direction();

    /** The others, in their registered spelling; one, in a direct call. */
    List<String> participants();

    /** Where the call stands. */
    CallState state();

    /** How it ended; empty before. */
    Optional<CallEnd> end();

    /** Whether the caller offers video. */
    boolean video();

    /** Takes an incoming call that rings. Otherwise does nothing. */
    void answer();

    /** Refuses an incoming call that rings. Otherwise does nothing. */
    void decline();

    /** Ends the call at any stage: cancels before an answer, declines an incoming call that rings, hangs up later. */
    void hangUp();

    /** Replaces the microphone by silence and tells the other side; kept when media is set up anew. */
    void muteMicrophone(boolean muted);

    /** Replaces the camera by black and tells the other side; kept when media is set up anew. */
    void muteCamera(boolean muted);

    /** Whether this user's microphone is muted. */
    boolean isMicrophoneMuted();

    /** Whether this user's camera is off. */
    boolean isCameraMuted();

    /** What the other side says it has muted; its screen counts as no camera. */
    Shown peerShown();

    /** From the answer until now, or until the end; zero before an answer. */
    Duration duration();

    /** The latest figures; empty before the first. */
    Optional<MediaStats> stats();

    /** Captures from another camera from now on, also when media is set up anew. What goes wrong comes as {@link CallEvent.Problem}; the one before is used further then. */
    void camera(VideoInput camera);

    /** Captures from another microphone from now on, like {@link #camera}. */
    void microphone(AudioInput microphone);

    /** Plays received sound elsewhere from now on, like {@link #camera}. */
    void speaker(AudioOutput speaker);

    /** Changes what is done to the microphone's sound, also when media is set up anew. */
    void processing(SoundProcessing processing);

    /** What this call captures and where it plays, as was chosen last; what could not be had or was unplugged is what is used in its place. */
    MediaChoice media();

    /** How loud the microphone was within the last 100 ms or so, muted or not: 0 is silence, 1 full scale. Cheap: may be asked 20 times a second. */
    double microphoneLevel();

    /** Sends the pictures of {@code feed} in the camera's place and tells the other side, also when media is set up anew; null for the camera again. */
    void share(VideoFeed feed);

    /** Whether this user shares. */
    boolean isSharing();

    /**
     * Sends a line of chat, told as {@link CallEvent.Chat} at once, and again when the other side has shown it. Control characters but line ends and tabs are
     * replaced. It is sent again when media was set up anew before the other side has shown it.
     *
     * @return false, and nothing is sent, when the data channel is not open at the moment
     * @throws IllegalArgumentException unless {@code text} has 1 to 4,000 characters (UTF-16)
     */
    boolean chat(String text);

    /** Tells the other side that its message was shown to the user; to be called once for each message that came. */
    void shown(ChatMessage message);

    /** The chat so far, oldest first, at most 1,000 lines; still there when the call has ended. */
    List<ChatMessage> chat();

    /**
     * Offers a file to the other side, told as {@link CallEvent.FileChanged}. It is read through for its hash first; what goes wrong is in the transfer.
     *
     * @return the transfer, which fails soon where it cannot begin: no file, no data channel, or 16 of this user's are under way already
     */
    FileTransfer offer(Path file);

    /** The transfers of the call, oldest first, of those that are over the latest 200 included; still there when the call has ended. */
    List<FileTransfer> transfers();

    /**
     * Six words that both sides see alike when nobody sits between them: derived from both DTLS fingerprints as the protocol says. Empty before media was
     * negotiated, while they are derived (a moment), and with an engine without DTLS, or descriptions that do not say which certificate holds. Changes with new fingerprints; told as {@link CallEvent.Verification}.
     */
    List<String> verificationWords();

    /** Shows the picture of {@code participant} in {@code sink}, also after media was set up anew; null for nowhere. */
    void remoteVideo(String participant, VideoSink sink);

    /** Shows the user's own picture in {@code sink}, also after media was set up anew; null for nowhere. */
    void preview(VideoSink sink);

    /**
     * What a side says of what it sends.
     *
     * @param audio  the microphone is on
     * @param video  the camera is on
     * @param screen the picture is a screen: fit, do not crop or mirror
     */
    record Shown(boolean audio, boolean video, boolean screen) {
        /** Before it said anything. */
        public static final Shown ALL = new Shown(true, true, false);
    }

    /** Who called whom. */
    enum Direction {
        /** This user calls. */
        OUTGOING,
        /** This user is called. */
        INCOMING
    }
}
