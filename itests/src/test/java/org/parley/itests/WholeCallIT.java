package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.media.MediaKind;
import org.parley.media.source.TestPattern;
import org.parley.signaling.SignalingEvent;

/** A call with real media between this Felix and another process, and what stopping and updating bundles does to it. */
@ExtendWith(InFelix.class)
class WholeCallIT {
    @Test
    void aCallOutlivesWhatItDoesNotNeedAndBothSidesKnowItsEnd(BundleContext context) throws Exception {
        Services services = new Services(context);
        URI server = Server.uri(services, "tcp");
        try (Child bob = Bob.loggedIn(server.toString())) {
            Alice alice = Alice.loggedIn(context, server);
            Call call = alice.callBob();
            CallEvent.FirstFrame picture = alice.callEvents().await(CallEvent.FirstFrame.class, e -> e.kind() == MediaKind.VIDEO);
            assertThat(picture.width()).isPositive();
            alice.callEvents().await(CallEvent.Stats.class, e -> !e.stats().codec().isEmpty());
            bob.event("event=media", "kind=video");
            theClockOfTheOtherSideArrivesAndMoves(call);

            Bundle tcp = services.bundle("transport.tcp");
            tcp.stop();
            alice.signals().await(SignalingEvent.Disconnected.class);
            assertThat(alice.signaling().isConnected()).isFalse();
            tcp.start();
            assertThat(alice.signals().await(SignalingEvent.LoggedIn.class).resumed()).isTrue();
            assertThat(call.state()).isEqualTo(CallState.ACTIVE);

            Bundle users = services.bundle("server.users");
            users.stop();
            users.update();
            users.start();
            assertThat(alice.signaling().isConnected()).isTrue();
            assertThat(call.state()).isEqualTo(CallState.ACTIVE);

            bob.type("hangup");
            alice.awaitState(call, CallState.ENDED);
            assertThat(call.end()).hasValueSatisfying(end -> {
                assertThat(end.reason()).isEqualTo(EndReason.HANGUP);
                assertThat(end.by()).isEqualTo(CallEnd.By.PEER);
            });
            bob.event("event=call", "state=ended", "reason=hangup", "by=self");
        }
    }

    private static void theClockOfTheOtherSideArrivesAndMoves(Call call) throws InterruptedException {
        BlockingQueue<Long> clock = new LinkedBlockingQueue<>();
        call.remoteVideo("bob", frame -> TestPattern.read(frame).ifPresent(clock::add));
        long first = clock.poll(10, TimeUnit.SECONDS);
        long later = first;
        for (int frame = 0; frame < 30; frame++) {
            long next = clock.poll(10, TimeUnit.SECONDS);
            assertThat(next).isGreaterThanOrEqualTo(later);
            later = next;
        }
        assertThat(later - first).as("frames of the other side's clock, in 30 pictures").isBetween(15L, 600L);
        call.remoteVideo("bob", null);
    }
}
