package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.signaling.Peer;
import org.parley.signaling.SignalingEvent;

/** Whatever ends a call, both sides know it: with the server away, with the other process killed, and with it standing still for a while. */
@ExtendWith(InFelix.class)
class TeardownIT {
    @Test
    void bothSidesKnowTheEndWhateverBringsIt(BundleContext context) throws Exception {
        Services services = new Services(context);
        URI server = Server.uri(services, "tcp");
        Alice alice = Alice.loggedIn(context, server);
        hangingUpIsNoticedWhileTheServerIsAway(services, alice, server);
        aKilledProcessIsNoticed(alice, server, false);
        aShortWindowForReturningIsConfigured(context, alice, server);
        aKilledProcessIsNoticed(alice, server, true);
        aSleepingProcessIsNoticedAndLearnsItWhenItWakes(alice, server);
    }

    private static void hangingUpIsNoticedWhileTheServerIsAway(Services services, Alice alice, URI uri) throws Exception {
        try (Child bob = Bob.loggedIn(uri.toString())) {
            Call call = alice.callBob();
            bob.event("event=media", "kind=video");
            Bundle server = services.bundle("server");
            server.stop();
            alice.signals().await(SignalingEvent.Disconnected.class);
            call.hangUp();
            alice.awaitState(call, CallState.ENDED);
            bob.event("event=call", "state=ended", "reason=hangup", "by=peer");
            server.start();
            alice.signals().await(SignalingEvent.LoggedIn.class);
            bob.event("event=signaling", "state=logged-in");
        }
    }

    private static void aKilledProcessIsNoticed(Alice alice, URI server, boolean told) throws Exception {
        try (Child bob = Bob.loggedIn(server.toString())) {
            Call call = alice.callBob();
            bob.event("event=media", "kind=video");
            bob.kill();
            if (told) {
                alice.signals().await(SignalingEvent.PresenceChanged.class, e -> e.peers().contains(new Peer("bob", Peer.Status.OFFLINE)));
            }
            alice.awaitState(call, CallState.ENDED);
            assertThat(call.end()).hasValueSatisfying(end -> {
                assertThat(end.reason()).isEqualTo(EndReason.MEDIA_LOST);
                assertThat(end.by()).isEqualTo(CallEnd.By.NETWORK);
            });
            assertThat(alice.calls().current()).as("she is free for another call").isEmpty();
        }
    }

    private static void aSleepingProcessIsNoticedAndLearnsItWhenItWakes(Alice alice, URI server) throws Exception {
        try (Child bob = Bob.loggedIn(server.toString())) {
            Call call = alice.callBob();
            bob.event("event=media", "kind=video");
            bob.suspend();
            alice.awaitState(call, CallState.ENDED);
            assertThat(call.end().map(CallEnd::reason)).contains(EndReason.MEDIA_LOST);
            bob.resume();
            // Her bye is among what came meanwhile; where there was no room for it, his next offer is answered that the call is over.
            assertThat(bob.event("event=call", "state=ended").get("reason").getAsString()).isIn("media-lost", "failed");
        }
    }

    /** The server then says sooner that somebody is offline, and that is believed where his media is silent, too. */
    private static void aShortWindowForReturningIsConfigured(BundleContext context, Alice alice, URI server) throws Exception {
        Files.writeString(Path.of(context.getProperty("parley.home"), "conf", "org.parley.server.cfg"), "resumeMillis = 1000\nheartbeatMillis = 1000\ntimeoutMillis = 5000\n");
        Services.eventually("the server says so", () -> resumeMillis(server) == 1_000);
        Alice.within(alice.signaling().peers("", 10));
    }

    private static int resumeMillis(URI server) {
        try (Wire client = new Wire(server.toString())) {
            return client.welcome.get("resumeMillis").getAsInt();
        } catch (IOException e) {
            return 0; // the server opens its addresses anew at this moment
        }
    }
}
