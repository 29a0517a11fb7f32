package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsType;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.media.MediaStats;

class StatsReaderTest {
    private static final long SECOND = 1_000_000_000L;

    private final StatsReader reader = new StatsReader();

    @Test
    void ratesAreDifferencesToTheReportBefore() {
        reader.read(report(100, 50_000, 20_000), null, SECOND);
        MediaStats stats = reader.read(report(130, 175_000, 45_000), null, 2 * SECOND);
        assertThat(stats.framesPerSecond()).isEqualTo(30);
        assertThat(stats.bitrate()).isEqualTo(1_000_000);
        assertThat(stats.sentBitrate()).isEqualTo(200_000);
    }

    @Test
    void theRestIsTakenFromTheReport() {
        MediaStats stats = reader.read(report(100, 50_000, 20_000), null, SECOND);
        assertThat(stats).isEqualTo(new MediaStats(0, 640, 480, 0, 0, 7, 4, 25, "VP8", "host", "srflx", 50_000 + 300));
    }

    @Test
    void ofSeveralPicturesThatOfTheTrackShownCounts() {
        Map<String, RTCStats> report = report(100, 50_000, 20_000);
        report.put("W", stats(RTCStatsType.INBOUND_RTP, "kind", "video", "trackIdentifier", "screen", "framesDecoded", 9L, "frameWidth", 1280L, "frameHeight", 720L));
        report.put("X", stats(RTCStatsType.INBOUND_RTP, "kind", "video", "trackIdentifier", "gone", "framesDecoded", 9L, "frameWidth", 16L, "frameHeight", 16L));
        assertThat(reader.read(report, "screen", SECOND).width()).isEqualTo(1280);
        assertThat(reader.read(report, "gone", SECOND).width()).isEqualTo(16);
    }

    @Test
    void anEmptyReportGivesNothing() {
        assertThat(reader.read(Map.of(), null, SECOND)).isEqualTo(new MediaStats(0, 0, 0, 0, 0, 0, 0, 0, "", "", "", 0));
    }

    @Test
    void aCounterThatFellGivesNoRate() {
        reader.read(report(100, 50_000, 20_000), null, SECOND);
        MediaStats stats = reader.read(report(3, 100, 100), null, 2 * SECOND);
        assertThat(stats.framesPerSecond()).isZero();
        assertThat(stats.bitrate()).isZero();
    }

    @Test
    void soundHasArrivedWithItsFirstPacket() {
        assertThat(StatsReader.soundArrived(Map.of())).isFalse();
        assertThat(StatsReader.soundArrived(Map.of("A", stats(RTCStatsType.INBOUND_RTP, "kind", "audio", "packetsReceived", 0L)))).isFalse();
        assertThat(StatsReader.soundArrived(Map.of("A", stats(RTCStatsType.INBOUND_RTP, "kind", "audio", "packetsReceived", 1L)))).isTrue();
    }

    private static Map<String, RTCStats> report(long frames, long received, long sent) {
        Map<String, RTCStats> report = new HashMap<>();
        report.put("V", stats(RTCStatsType.INBOUND_RTP, "kind", "video", "framesDecoded", frames, "frameWidth", 640L, "frameHeight", 480L, "packetsLost", 5,
                "jitter", 0.004, "codecId", "C"));
        report.put("A", stats(RTCStatsType.INBOUND_RTP, "kind", "audio", "packetsLost", 2, "jitter", 0.5));
        report.put("C", stats(RTCStatsType.CODEC, "mimeType", "video/VP8"));
        report.put("T", stats(RTCStatsType.TRANSPORT, "bytesReceived", BigInteger.valueOf(received), "bytesSent", BigInteger.valueOf(sent), "selectedCandidatePairId", "P"));
        report.put("P", stats(RTCStatsType.CANDIDATE_PAIR, "currentRoundTripTime", 0.025, "localCandidateId", "L", "remoteCandidateId", "R",
                "requestsReceived", BigInteger.ONE, "responsesReceived", BigInteger.TWO));
        report.put("L", stats(RTCStatsType.LOCAL_CANDIDATE, "candidateType", "host"));
        report.put("R", stats(RTCStatsType.REMOTE_CANDIDATE, "candidateType", "srflx"));
        return report;
    }

    private static RTCStats stats(RTCStatsType type, Object... attributes) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            map.put((String) attributes[i], attributes[i + 1]);
        }
        return new RTCStats(0, type, "id", map) { };
    }
}
