package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEnd.By;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.protocol.PeerMessage;

/**
 * The other side says more over the data channel than anybody can follow: windows would have nothing else to do, and nobody could hang up. Or strangers offer more calls than can be refused without
 * being cut off by the server.
 */
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

    /** A server closes the connection of whoever has 200 messages refused, of those above a burst of 200 and 50 a second. */
    @Test
    void whoIsCalledAllTheTimeDoesNotAnswerMoreThanTheServerBears() {
        Call call = talk();
        Party mallory = new Party(server, net, "mallory");
        server.lose = message -> message.from().equals("mallory");
        int before = sent();
        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < (second == 0 ? 250 : 50); i++) {
                long id = 1_000L * second + i + 1;
                bob.signaling.received(new PeerMessage.Offer(id, "mallory", "bob", "x" + id, "v=0\r\n", true, false));
                bob.signaling.received(new PeerMessage.Bye(id, "mallory", "bob", "y" + id, "hangup"));
            }
            world.advanceSeconds(1);
            assertThat(sent() - before).as("after second %s", second).isLessThan(200 + 50 * (second + 1));
        }
        server.lose = message -> false;
        world.advanceSeconds(10);
        mallory.engine("real", 0);
        mallory.call("bob");
        world.run();
        mallory.assertEnded(EndReason.BUSY, By.PEER);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
    }

    private int sent() {
        return (int) server.wire.stream().filter(message -> message.from().equals("bob")).count();
    }
}
