package org.parley.itests;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallService;
import org.parley.call.CallState;
import org.parley.call.MediaChoice;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.VideoInput;
import org.parley.signaling.SignalingClient;
import org.parley.signaling.SignalingEvent;

/** The user whose client runs in the test's own Felix. */
record Alice(SignalingClient signaling, CallService calls, Events<SignalingEvent> signals, Events<CallEvent> callEvents) {
    static final String PASSWORD = "correct horse battery";

    /** Connects, registers and logs in. */
    static Alice loggedIn(BundleContext context, URI server) {
        Services services = new Services(context);
        Alice alice = new Alice(services.await(SignalingClient.class), services.await(CallService.class), new Events<>(), new Events<>());
        alice.signaling.subscribe(alice.signals);
        alice.calls.subscribe(alice.callEvents);
        alice.calls.media(new MediaChoice(CaptureSettings.of(new VideoInput.Pattern(), new AudioInput.Silence()), new AudioOutput.None()));
        within(alice.signaling.connect(server));
        within(alice.signaling.register("alice", PASSWORD));
        within(alice.signaling.login("alice", PASSWORD));
        alice.signals.await(SignalingEvent.LoggedIn.class);
        return alice;
    }

    /** Calls bob and waits until media flows. */
    Call callBob() throws Exception {
        Call call = calls.call("bob");
        awaitState(call, CallState.ACTIVE);
        return call;
    }

    void awaitState(Call call, CallState state) {
        callEvents.await(CallEvent.StateChanged.class, e -> e.call().id().equals(call.id()) && e.state() == state);
    }

    /** The result of a request, within 20 s. */
    static <T> T within(java.util.concurrent.CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
