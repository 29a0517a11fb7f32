package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallState;
import org.parley.media.ConnectionState;
import org.parley.protocol.PeerMessage;

/** What follows when the machine is in another network suddenly. */
class AddressWatchTest extends Duo {
    private final Set<InetAddress> addresses = new HashSet<>();
    private final AddressWatch watch = new AddressWatch(alice.loop, world::later, () -> Set.copyOf(addresses), alice.calls::addressGone);

    @BeforeEach
    void watch() throws Exception {
        addresses.add(InetAddress.getByName("192.0.2.1"));
        alice.calls.subscribe(watch::heard);
    }

    private void changeAddress() throws Exception {
        addresses.clear();
        addresses.add(InetAddress.getByName("192.0.2.2"));
    }

    private long restarts() {
        return server.sent("alice", PeerMessage.Offer.class).stream().filter(PeerMessage.Offer::renegotiate).map(PeerMessage.Offer::id).distinct().count();
    }

    @Test
    void anotherWayIsSoughtBeforeTheConnectionNotices() throws Exception {
        Call call = talk();
        world.advanceSeconds(5);
        assertThat(restarts()).isZero();
        changeAddress();
        world.advanceSeconds(1);
        assertThat(restarts()).isEqualTo(1);
        world.advanceSeconds(20);
        assertThat(restarts()).as("once").isEqualTo(1);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
    }

    @Test
    void anAddressMoreChangesNothing() throws Exception {
        talk();
        addresses.add(InetAddress.getByName("192.0.2.3"));
        world.advanceSeconds(5);
        assertThat(restarts()).isZero();
    }

    @Test
    void theOfferWaitsForTheServerWhenThatIsOutOfReachAsWell() throws Exception {
        Call call = talk();
        alice.signaling.lose();
        aliceEngine.latest().to(ConnectionState.DISCONNECTED);
        changeAddress();
        world.advanceSeconds(1.5);
        assertThat(restarts()).isZero();
        alice.signaling.comeBack();
        world.advanceSeconds(1);
        assertThat(restarts()).isEqualTo(1);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
    }

    @Test
    void nothingIsLookedAtWithoutACall() {
        Call call = talk();
        call.hangUp();
        assertNothingLeft();
    }
}
