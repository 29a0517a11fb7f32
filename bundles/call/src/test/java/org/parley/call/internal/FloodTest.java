package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEnd.By;
import org.parley.call.CallEvent;
import org.parley.call.EndReason;

/** The other side says more over the data channel than anybody can follow: windows would have nothing else to do, and nobody could hang up. */
class FloodTest extends Duo {
    private static final int MANY = 1_000;

    private void says(String text) {
        aliceEngine.latest().send(text);
    }

    @Test
    void ofWhatIsMutedAllTheTimeTheLatestIsTold() {
        talk();
        for (int i = 0; i < MANY; i++) {
            says("{\"type\":\"muted\",\"audio\":" + (i % 2 == 0) + ",\"video\":true}");
        }
        says("{\"type\":\"sharing\",\"screen\":true}");
        world.run();
        assertThat(bob.of(CallEvent.PeerMuted.class)).hasSizeBetween(1, 100);
        assertThat(bob.now().peerShown()).isEqualTo(new Call.Shown(true, false, true));
        world.advanceSeconds(1.1);
        List<CallEvent.PeerSharing> shared = bob.of(CallEvent.PeerSharing.class);
        assertThat(shared).hasSize(1);
        assertThat(bob.events.indexOf(shared.get(0))).as("the latest news").isEqualTo(bob.events.size() - 1);
    }

    @Test
    void ofFilesThatAreOfferedAndTakenBackAllTheTimeFewAreTold() {
        talk();
        for (int i = 1; i <= MANY; i++) {
            says("{\"type\":\"file\",\"id\":" + i + ",\"name\":\"a\",\"size\":1,\"sha256\":\"" + "0".repeat(64) + "\"}");
            says("{\"type\":\"file-cancel\",\"id\":" + i + "}");
        }
        world.run();
        assertThat(bob.of(CallEvent.FileChanged.class)).hasSizeBetween(2, 200);
        world.advanceSeconds(2);
        says("{\"type\":\"file\",\"id\":" + (MANY + 1) + ",\"name\":\"a\",\"size\":1,\"sha256\":\"" + "0".repeat(64) + "\"}");
        world.run();
        assertThat(bob.now().transfers()).as("later ones are taken again").anyMatch(transfer -> transfer.id() == MANY + 1);
        bob.now().hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.PEER, By.SELF);
        assertNothingLeft();
    }
}
