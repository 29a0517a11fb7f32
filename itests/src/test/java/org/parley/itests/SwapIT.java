package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;


import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallService;
import org.parley.call.CallState;
import org.parley.media.MediaEngine;
import org.parley.signaling.SignalingEvent;

/** Each swappable bundle is stopped, updated and started while the process runs. */
@ExtendWith(InFelix.class)
class SwapIT {
    @Test
    void swappableBundlesComeAndGoWhileTheRestRuns(BundleContext context) throws Exception {
        Services services = new Services(context);
        URI server = Server.uri(services, "tcp");
        Alice alice = Alice.loggedIn(context, server);
        theTransportReturns(services, alice);
        accountsReturn(services, alice);
        theNextCallUsesTheEngineThatIsThere(services, alice, server.toString());
    }

    private static void theTransportReturns(Services services, Alice alice) throws Exception {
        Bundle tcp = services.bundle("transport.tcp");
        tcp.stop();
        alice.signals().await(SignalingEvent.Disconnected.class);
        assertThat(alice.signaling().isConnected()).isFalse();
        tcp.update();
        tcp.start();
        assertThat(alice.signals().await(SignalingEvent.LoggedIn.class).resumed()).isTrue();
    }

    private static void accountsReturn(Services services, Alice alice) throws Exception {
        Bundle users = services.bundle("server.users");
        users.stop();
        assertThat(alice.signaling().isConnected()).isTrue();
        users.update();
        users.start();
        Alice.within(alice.signaling().peers("", 10));
        assertThat(alice.signals().drain(SignalingEvent.Disconnected.class)).isFalse();
    }

    private static void theNextCallUsesTheEngineThatIsThere(Services services, Alice alice, String server) throws Exception {
        Bundle webrtc = services.bundle("media.webrtc");
        services.await(MediaEngine.class, "(media.engine=webrtc)");
        webrtc.stop();
        assertThat(services.has(MediaEngine.class, "(media.engine=webrtc)")).isFalse();
        try (Child bob = Bob.loggedIn(server, "--engine", "synthetic")) {
            Call call = alice.calls().call("bob");
            CallEvent.MediaChosen chosen = alice.callEvents().await(CallEvent.MediaChosen.class);
            assertThat(chosen.engine()).isEqualTo("synthetic");
            assertThat(chosen.fallback()).isTrue();
            alice.awaitState(call, CallState.ACTIVE);
            call.hangUp();
            bob.event("event=call", "state=ended", "reason=hangup", "by=peer");
        }
        webrtc.update();
        webrtc.start();
        services.await(MediaEngine.class, "(media.engine=webrtc)");
        try (Child bob = Bob.loggedIn(server)) {
            Call call = alice.calls().call("bob");
            assertThat(alice.callEvents().await(CallEvent.MediaChosen.class).engine()).isEqualTo("webrtc");
            alice.awaitState(call, CallState.ACTIVE);
            call.hangUp();
            bob.event("event=call", "state=ended", "reason=hangup", "by=peer");
        }
    }

    @Test
    void configurationIsEditedLive(BundleContext context) throws Exception {
        Services services = new Services(context);
        Path file = Path.of(context.getProperty("parley.home"), "conf", "org.parley.call.cfg");
        Files.writeString(file, "\nengine = synthetic\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Services.eventually("the call service came back with it", () -> services.has(CallService.class, "(engine=synthetic)"));
        Files.delete(file);
        Services.eventually("the call service came back without it", () -> services.has(CallService.class, "(!(engine=synthetic))"));
    }
}
