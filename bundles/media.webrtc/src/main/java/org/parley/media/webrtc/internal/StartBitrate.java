package org.parley.media.webrtc.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets the encoder begin at a bitrate that carries a whole first picture at once: libwebrtc begins at 300 kbit/s otherwise, at which the pacer
 * holds the first key frame back. It reads this from the codec parameters of the other side's description; congestion control takes over at once.
 */
final class StartBitrate {
    private static final int KILOBITS = 1_000;
    /** A payload type has at most 3 digits (RFC 3551). */
    private static final Pattern CODEC = Pattern.compile("(?m)^a=rtpmap:(\\d{1,3}) (?:VP8|VP9|H264|AV1)/90000");
    private static final Pattern CODEC_LINE = Pattern.compile("(?m)^a=rtpmap:(\\d{1,3}) [^\\r\\n]*");
    private static final Pattern PARAMETERS = Pattern.compile("(?m)^a=fmtp:(\\d{1,3}) [^\\r\\n]*");

    private StartBitrate() {}

    /** The description with the parameter added to each video codec. One pass for all of them: a stranger may name thousands. */
    static String in(String sdp) {
        Set<String> types = new HashSet<>();
        for (Matcher matcher = CODEC.matcher(sdp); matcher.find();) {
            types.add(matcher.group(1));
        }
        String result = after(PARAMETERS, sdp, types, type -> ";x-google-start-bitrate=" + KILOBITS);
        return after(CODEC_LINE, result, types, type -> "\r\na=fmtp:" + type + " x-google-start-bitrate=" + KILOBITS);
    }

    /** Appends to the first line of each type, and takes the type away. */
    private static String after(Pattern lines, String sdp, Set<String> types, UnaryOperator<String> suffix) {
        return types.isEmpty() ? sdp : lines.matcher(sdp).replaceAll(line ->
                Matcher.quoteReplacement(line.group() + (types.remove(line.group(1)) ? suffix.apply(line.group(1)) : "")));
    }
}
