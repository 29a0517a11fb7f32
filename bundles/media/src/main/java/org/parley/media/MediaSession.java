package org.parley.media;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Media between this user and one other side. Any thread may call; every method returns at once and work is done in the
 * order of the calls. Stages complete on a thread of the engine, exceptionally with {@link MediaException} when the
 * description is refused; the session lives on then. After {@link #close} or {@link SessionListener#onClosed} stages complete exceptionally and
 * other calls do nothing.
 *
 * <p>Both sides always negotiate one audio and one video section, so that a side without camera still receives pictures. The side whose {@link #offer}
 * comes first creates the data channel {@code parley} (reliable, ordered) with it.
 */
@ProviderType
public interface MediaSession {
    /** Makes an offer and sets it as local description. Candidates follow through {@link SessionListener#onCandidate}. */
    CompletionStage<String> offer(boolean iceRestart);

    /**
     * Takes the other side's offer, makes the answer and sets it as local description. Nothing is sent to the
     * other side's addresses before a candidate of it is known, so who must not reveal himself yet holds candidates back (also those inside {@code sdp}).
     */
    CompletionStage<String> answer(String sdp);

    /** Takes the answer to the latest offer. */
    CompletionStage<Void> accept(String sdp);

    /** Takes back the latest offer, which has no answer (RFC 8829, 4.1.10.2). */
    CompletionStage<Void> rollback();

    /** A candidate of the other side. One that comes before its description is kept; one that cannot be used is logged and dropped. */
    void addCandidate(IceCandidate candidate);

    /** From the next ICE restart on these take the place of those of {@link SessionSettings}: their credentials expire. Nothing is disturbed by it. */
    void iceServers(List<IceServer> servers);

    /** Sends text over the data channel. False, and nothing is sent, when it is not open or the text is longer than 16 KiB of UTF-8. */
    boolean send(String text);

    /**
     * Plays received sound elsewhere from now on; without an interruption of anything else.
     *
     * @return completes exceptionally with {@link MediaException} when that speaker is not there; the one before is used further then
     */
    CompletionStage<Void> speaker(AudioOutput speaker);

    /**
     * Opens a data channel beside {@code parley}; the other side is told by {@link SessionListener#onChannel}. At most 64 at a time on either side.
     *
     * @param label 1 to 64 characters, not {@code parley}
     * @return empty when the session is closed, not connected, or has too many
     * @throws IllegalArgumentException when the label is not so
     */
    Optional<DataChannel> open(String label, DataChannelListener listener);

    /** Shows the other side's picture in {@code sink}; null for nowhere. The latest sink wins. */
    void remoteVideo(VideoSink sink);

    /**
     * Ends the session: nothing more is captured for it, text sent before is given up to 500 ms to leave, then all is freed. Idempotent. {@link SessionListener} hears nothing more.
     *
     * @return completes, never exceptionally, when everything is freed
     */
    CompletionStage<Void> close();
}
