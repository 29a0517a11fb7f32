package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsType;
import java.util.Map;
import org.parley.media.MediaStats;

/** Makes {@link MediaStats} of libwebrtc's report (W3C webrtc-stats), by difference to the report before. Not for several threads at a time. */
final class StatsReader {
    /** What one connectivity check counts for: they show that the other side lives while nothing else is sent. */
    private static final int CHECK_BYTES = 100;

    private long lastNanos;
    private long lastFrames;
    private long lastReceived;
    private long lastSent;

    /** Figures of a report that was made at {@code nanos}; those of pictures are of the track {@code videoId}, or of any where that is null or not there. */
    MediaStats read(Map<String, RTCStats> report, String videoId, long nanos) {
        Map<String, Object> video = find(report, RTCStatsType.INBOUND_RTP, "trackIdentifier", videoId == null ? "" : videoId);
        if (video.isEmpty()) {
            video = find(report, RTCStatsType.INBOUND_RTP, "kind", "video");
        }
        Map<String, Object> audio = find(report, RTCStatsType.INBOUND_RTP, "kind", "audio");
        Map<String, Object> transport = find(report, RTCStatsType.TRANSPORT, null, null);
        Map<String, Object> pair = byId(report, transport.get("selectedCandidatePairId"));
        double seconds = lastNanos == 0 ? 0 : (nanos - lastNanos) / 1e9;
        long frames = number(video, "framesDecoded").longValue();
        long received = number(transport, "bytesReceived").longValue();
        long sent = number(transport, "bytesSent").longValue();
        MediaStats stats = new MediaStats(rate(frames - lastFrames, seconds),
                number(video, "frameWidth").intValue(), number(video, "frameHeight").intValue(),
                (long) rate(8 * (received - lastReceived), seconds), (long) rate(8 * (sent - lastSent), seconds),
                number(video, "packetsLost").longValue() + number(audio, "packetsLost").longValue(),
                1_000 * number(video.isEmpty() ? audio : video, "jitter").doubleValue(),
                1_000 * number(pair, "currentRoundTripTime").doubleValue(),
                codec(byId(report, video.get("codecId"))),
                text(byId(report, pair.get("localCandidateId")), "candidateType"), text(byId(report, pair.get("remoteCandidateId")), "candidateType"),
                received + CHECK_BYTES * checks(report));
        lastNanos = nanos;
        lastFrames = frames;
        lastReceived = received;
        lastSent = sent;
        return stats;
    }

    /** Whether packets of sound have come. */
    static boolean soundArrived(Map<String, RTCStats> report) {
        return number(find(report, RTCStatsType.INBOUND_RTP, "kind", "audio"), "packetsReceived").longValue() > 0;
    }

    private static double rate(long difference, double seconds) {
        return seconds <= 0 || difference < 0 ? 0 : difference / seconds;
    }

    private static long checks(Map<String, RTCStats> report) {
        return report.values().stream().filter(stats -> stats.getType() == RTCStatsType.CANDIDATE_PAIR).map(RTCStats::getAttributes)
                .mapToLong(pair -> number(pair, "requestsReceived").longValue() + number(pair, "responsesReceived").longValue()).sum();
    }

    private static Map<String, Object> find(Map<String, RTCStats> report, RTCStatsType type, String name, String value) {
        return report.values().stream().filter(stats -> stats.getType() == type)
                .filter(stats -> name == null || value.equals(stats.getAttributes().get(name)))
                .map(RTCStats::getAttributes).findFirst().orElse(Map.of());
    }

    private static Map<String, Object> byId(Map<String, RTCStats> report, Object id) {
        RTCStats stats = id == null ? null : report.get(id.toString());
        return stats == null ? Map.of() : stats.getAttributes();
    }

    private static Number number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number number ? number : 0;
    }

    private static String text(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof String text ? text : "";
    }

    private static String codec(Map<String, Object> codec) {
        String type = text(codec, "mimeType");
        return type.substring(type.indexOf('/') + 1);
    }
}
