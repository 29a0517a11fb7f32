package org.parley.media;

/**
 * Figures of a session, of what is received unless said otherwise.
 *
 * @param framesPerSecond pictures decoded in the last second
 * @param width           of the received picture in pixels; 0 before the first
 * @param height          of the received picture in pixels; 0 before the first
 * @param bitrate         received bits in the last second
 * @param sentBitrate     sent bits in the last second
 * @param packetsLost     since the start, audio and video
 * @param jitterMillis    of the video, of the audio where there is none
 * @param roundTripMillis of the candidate pair in use; 0 while unknown
 * @param codec           of the received video, such as {@code VP8}; empty while unknown
 * @param localCandidate  type of the local candidate in use ({@code host}, {@code srflx}, {@code prflx}, {@code relay}); empty while there is none
 * @param remoteCandidate type of the remote candidate in use; empty while there is none
 * @param bytesReceived   all that came from the other side since the start, media and control: grows at least every few seconds while the other
 *                        side lives, even with everything muted, and stops when it is gone
 */
public record MediaStats(double framesPerSecond, int width, int height, long bitrate, long sentBitrate, long packetsLost,
        double jitterMillis, double roundTripMillis, String codec, String localCandidate, String remoteCandidate, long bytesReceived) {}
