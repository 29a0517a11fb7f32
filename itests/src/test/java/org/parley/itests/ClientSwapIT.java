package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallEvent;
import org.parley.call.CallService;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.signaling.SignalingEvent;

/** The bundles that a client is made of are updated and replaced during one call with real media: what its users notice, and what stays as they set it. */
@ExtendWith(InFelix.class)
class ClientSwapIT {
    private final AtomicLong pictures = new AtomicLong();

    @Test
    void aCallOutlivesUpdatesOfItsClient(BundleContext context) throws Exception {
        Services services = new Services(context);
        URI server = Server.uri(services, "tcp");
        try (Child bob = Bob.loggedIn(server.toString())) {
            Alice alice = Alice.loggedIn(context, server);
            Call call = alice.calls().call("bob");
            call.remoteVideo("bob", frame -> pictures.incrementAndGet());
            String media = alice.callEvents().await(CallEvent.MediaChosen.class, chosen -> chosen.engine().equals("webrtc")).description();
            alice.awaitState(call, CallState.ACTIVE);
            bob.event("event=media", "kind=video");
            call.muteMicrophone(true);
            bob.event("event=muted", "audio=true");
            int muted = bob.seen().size();

            signalingIsUpdated(services, alice, call);
            anotherTransportCarriesSignaling(services, alice, call, bob);
            theEngineIsUpdated(services, alice, call, media);
            anotherEngineStandsInUntilTheFirstIsBack(services, alice, call, bob, media);
            Services.eventually("the data channel is open", () -> call.chat("Can you hear me?"));
            bob.event("event=chat", "own=false");
            assertThat(bob.seen().subList(muted, bob.seen().size())).as("alice was never to be heard").noneMatch(line -> line.contains("\"muted\"") && line.contains("\"audio\":false"));

            callsAreUpdated(services, alice, call, bob);
        }
    }

    private void signalingIsUpdated(Services services, Alice alice, Call call) throws Exception {
        alice.callEvents().drain(CallEvent.class);
        rebuild(services, "signaling.client");
        alice.signals().await(SignalingEvent.Disconnected.class);
        assertThat(alice.signals().await(SignalingEvent.LoggedIn.class).resumed()).isTrue();
        mediaNoticedNothing(alice, call);
    }

    private void anotherTransportCarriesSignaling(Services services, Alice alice, Call call, Child bob) throws Exception {
        Path conf = Path.of(services.context().getProperty("parley.home"), "conf");
        Path whole = Files.writeString(conf.resolveSibling("signaling.tmp"), "via = \"" + Server.uri(services, "ws") + "\"\n");
        Files.move(whole, conf.resolve("org.parley.signaling.cfg"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        alice.signals().await(SignalingEvent.Disconnected.class);
        assertThat(alice.signals().await(SignalingEvent.LoggedIn.class).resumed()).isTrue();
        Bundle tcp = services.bundle("transport.tcp");
        tcp.stop();
        bob.event("event=signaling", "state=disconnected");
        assertThat(alice.signaling().isConnected()).as("by ws").isTrue();
        tcp.start();
        bob.event("event=signaling", "state=logged-in", "resumed=true");
        assertThat(alice.signals().drain(SignalingEvent.Disconnected.class)).isFalse();
        mediaNoticedNothing(alice, call);
    }

    private void theEngineIsUpdated(Services services, Alice alice, Call call, String media) throws Exception {
        rebuild(services, "media.webrtc");
        alice.awaitState(call, CallState.RECOVERING);
        mediaIsMadeBy(alice, call, "webrtc", media);
    }

    private void anotherEngineStandsInUntilTheFirstIsBack(Services services, Alice alice, Call call, Child bob, String media) throws Exception {
        Bundle webrtc = services.bundle("media.webrtc");
        webrtc.stop();
        alice.awaitState(call, CallState.RECOVERING);
        mediaIsMadeBy(alice, call, "synthetic", media);
        bob.event("event=engine", "engine=synthetic", "fallback=true");
        webrtc.start();
        alice.awaitState(call, CallState.RECOVERING);
        mediaIsMadeBy(alice, call, "webrtc", media);
        bob.event("event=engine", "engine=webrtc");
    }

    /** Not handed over: it ends, and nobody is left alone in it. */
    private static void callsAreUpdated(Services services, Alice alice, Call call, Child bob) throws Exception {
        services.bundle("call").update();
        bob.event("event=call", "call=" + call.id(), "state=ended", "reason=hangup", "by=peer");
        alice.awaitState(call, CallState.ENDED);
        assertThat(call.end()).hasValueSatisfying(end -> {
            assertThat(end.reason()).isEqualTo(EndReason.HANGUP);
            assertThat(end.by()).isEqualTo(CallEnd.By.SELF);
        });
        assertThat(alice.signaling().isConnected()).isTrue();
        CallService updated = services.await(CallService.class);
        assertThat(updated).isNotSameAs(alice.calls());
        assertThat(updated.history()).extracting(record -> record.id()).as("the history is kept").contains(call.id());
        Call next = updated.call("bob");
        bob.event("event=call", "call=" + next.id(), "state=active");
        next.hangUp();
        bob.event("event=call", "call=" + next.id(), "state=ended");
    }

    private void mediaIsMadeBy(Alice alice, Call call, String engine, String media) {
        CallEvent.MediaChosen chosen = alice.callEvents().await(CallEvent.MediaChosen.class, one -> one.engine().equals(engine));
        assertThat(chosen.call().id()).isEqualTo(call.id());
        assertThat(chosen.description()).as("devices and size, as chosen").isEqualTo(media);
        Services.eventually("media flows", () -> call.state() == CallState.ACTIVE);
        picturesCome();
    }

    private void mediaNoticedNothing(Alice alice, Call call) {
        picturesCome();
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        assertThat(alice.callEvents().drain(CallEvent.StateChanged.class)).as("the call went on as it was").isFalse();
    }

    /** More than were on their way. */
    private void picturesCome() {
        long before = pictures.get();
        Services.eventually("pictures come", () -> pictures.get() > before + 5);
    }

    /** The bundle is built anew: File Install would do the same. */
    private static void rebuild(Services services, String name) throws Exception {
        Bundle bundle = services.bundle(name);
        Path folder = Files.createTempDirectory(Path.of(services.context().getProperty("parley.home")), "rebuilt");
        Path jar = Distribution.rebuilt(name).put(Files.createDirectories(folder.resolve("plugins")).resolve(name + ".jar"), Map.of("Bundle-Version", "9.0.0"));
        try (InputStream in = Files.newInputStream(jar)) {
            bundle.update(in);
        }
        CountDownLatch refreshed = new CountDownLatch(1);
        services.context().getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
            }
        });
        assertThat(refreshed.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(bundle.getVersion().getMajor()).isEqualTo(9);
        assertThat(bundle.getState()).isEqualTo(Bundle.ACTIVE);
    }
}
