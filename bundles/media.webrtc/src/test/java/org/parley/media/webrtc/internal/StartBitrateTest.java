package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartBitrateTest {
    @Test
    void videoCodecsGetTheParameterAndNothingElseChanges() {
        String sdp = "v=0\r\nm=audio 9 X 111\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10\r\nm=video 9 X 96 97 98\r\na=rtpmap:96 VP8/90000\r\n"
                + "a=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\na=rtpmap:98 VP9/90000\r\na=fmtp:98 profile-id=0\r\n";
        assertThat(StartBitrate.in(sdp)).isEqualTo("v=0\r\nm=audio 9 X 111\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10\r\nm=video 9 X 96 97 98\r\n"
                + "a=rtpmap:96 VP8/90000\r\na=fmtp:96 x-google-start-bitrate=1000\r\na=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n"
                + "a=rtpmap:98 VP9/90000\r\na=fmtp:98 profile-id=0;x-google-start-bitrate=1000\r\n");
    }

    @Test
    void whatHasNoVideoStaysAsItIs() {
        assertThat(StartBitrate.in("")).isEmpty();
        assertThat(StartBitrate.in("garbage $1 \\ a=rtpmap:96 VP8/90000")).isEqualTo("garbage $1 \\ a=rtpmap:96 VP8/90000");
    }

    @Test
    void thousandsOfTypesAreNoPayloadTypes() {
        StringBuilder sdp = new StringBuilder("m=video 9 X 96\r\na=rtpmap:96 VP8/90000\r\n");
        for (int type = 1_000; type < 4_000; type++) {
            sdp.append("a=rtpmap:").append(type).append(" AV1/90000\r\n");
        }
        assertThat(StartBitrate.in(sdp.toString())).isEqualTo(sdp.toString().replaceFirst("VP8/90000\r\n", "VP8/90000\r\na=fmtp:96 x-google-start-bitrate=1000\r\n"));
    }
}
