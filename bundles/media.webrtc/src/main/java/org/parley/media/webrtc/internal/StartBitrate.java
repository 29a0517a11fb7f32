package org.parley.media.webrtc.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets the encoder begin at a bitrate that carries a whole first picture at once: libwebrtc begins at 300 kbit/s otherwise, at which the pacer
 * holds the first key frame back. It reads this from the codec parameters of the other side's description; congestion control takes over at once.
 */
final class StartBitrate {
    private static final int KILOBITS = 1_000;
    private static final Pattern CODEC = Pattern.compile("(?m)^a=rtpmap:(\\d+) (?:VP8|VP9|H264|AV1)/90000");

    private StartBitrate() {}

    /** The description with the parameter added to each video codec. */
    static String in(String sdp) {
        Set<String> types = new LinkedHashSet<>();
        for (Matcher matcher = CODEC.matcher(sdp); matcher.find();) {
            types.add(matcher.group(1));
        }
        String result = sdp;
        for (String type : types) {
            result = with(result, type);
        }
        return result;
    }

    private static String with(String sdp, String type) {
        Matcher parameters = Pattern.compile("(?m)^a=fmtp:" + type + " [^\\r\\n]*").matcher(sdp);
        if (parameters.find()) {
            return parameters.replaceFirst("$0;x-google-start-bitrate=" + KILOBITS);
        }
        return sdp.replaceFirst("(?m)^a=rtpmap:" + type + " [^\\r\\n]*", "$0\r\na=fmtp:" + type + " x-google-start-bitrate=" + KILOBITS);
    }
}
