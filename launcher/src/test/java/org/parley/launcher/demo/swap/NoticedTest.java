package org.parley.launcher.demo.swap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class NoticedTest {
    private long nanos;
    private final Noticed noticed = new Noticed(() -> nanos);

    /** Apostrophes stand for quotation marks. */
    private void see(String event) {
        noticed.see(JsonParser.parseString(event.replace('\'', '"')).getAsJsonObject());
    }

    @Test
    void timeWithoutSignalingIsMeasuredFromTheLossToTheLogin() {
        see("{'event':'signaling','state':'disconnected','reason':'timeout'}");
        assertThat(noticed.isAway()).isTrue();
        assertThat(noticed.cameBack()).isFalse();
        nanos = 400_000_000;
        see("{'event':'signaling','state':'connected'}");
        see("{'event':'signaling','state':'logged-in','user':'alice','resumed':true}");
        assertThat(noticed.cameBack()).isTrue();
        assertThat(noticed.awayMillis()).isEqualTo(400);
        noticed.begin();
        assertThat(noticed.wasAway()).isFalse();
        assertThat(noticed.awayMillis()).isZero();
    }

    @Test
    void aLoginThatIsOverIsNoticed() {
        see("{'event':'session-ended','reason':'token-refused'}");
        assertThat(noticed.loginEnded()).isTrue();
    }

    @Test
    void aCallThatRecoversIsTheSameOne() {
        see("{'event':'call','call':'K1','state':'recovering'}");
        assertThat(noticed.recovered()).isFalse();
        see("{'event':'call','call':'K1','state':'active'}");
        assertThat(noticed.recovered()).isTrue();
        assertThat(noticed.calls()).containsExactly("K1");
        see("{'event':'call','call':'K1','state':'ended','reason':'media-lost','by':'network'}");
        assertThat(noticed.end()).isEqualTo("media-lost by network");
    }

    @Test
    void enginesMuteAndPicturesAreKept() {
        see("{'event':'engine','call':'K1','engine':'webrtc','description':'pattern 640x480, silence'}");
        see("{'event':'muted','call':'K1','audio':true,'video':false}");
        see("{'event':'picture','call':'K1','pictures':90,'missed':2,'longestMillis':70}");
        see("{'event':'peers','total':1,'peers':[{'username':'bob','status':'busy'}]}");
        noticed.begin();
        assertThat(noticed.engine()).isEqualTo("webrtc");
        assertThat(noticed.peerMuted()).isTrue();
        assertThat(noticed.gapMillis()).isEqualTo(70);
        assertThat(noticed.lists("bob")).as("who is there is asked anew").isFalse();
    }
}
