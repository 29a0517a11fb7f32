package org.parley.launcher.conformance.client;

import static org.parley.launcher.conformance.client.ClientCases.of;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.NotRun;

/** Whatever ends a call, the client says so: with the right reason, and in time. */
final class EndCases {
    private static final long LATE_MILLIS = 5_000;
    private static final long EARLY_MILLIS = 2_000;
    private static final long UNHEARD_MILLIS = 30_000;
    private static final long SILENT_MILLIS = 30_000;
    private static final long UNANSWERED_MILLIS = 45_000;
    private static final long RINGING_MILLIS = 60_000;

    private EndCases() {}

    static List<Case> all(Subject subject) {
        return List.of(
            of(subject, "end.by-bye", "a bye ends the call at any stage and with any reason: a next one gets through", 1, EndCases::byBye),
            of(subject, "end.peer-away", "hanging up while the other side has lost its connection reaches it when it is back", 1, EndCases::peerAway),
            of(subject, "end.incoming-without-media", "an answered call without media for 30 s is ended with media-lost by the callee", 1, EndCases::mediaLostIn).taking(SILENT_MILLIS),
            of(subject, "end.outgoing-without-media", "and by the caller", 1, EndCases::mediaLostOut).taking(SILENT_MILLIS),
            of(subject, "end.outgoing-unanswered", "the caller ends an unanswered call with no-answer 45 s after its offer", 1, EndCases::unanswered).taking(UNANSWERED_MILLIS),
            of(subject, "end.outgoing-unheard", "a call whose offer is not acknowledged for 30 s has failed", 1, EndCases::unheard).taking(UNHEARD_MILLIS),
            of(subject, "end.incoming-unanswered", "the callee stops ringing 60 s after the offer", 1, EndCases::ringsOut).taking(RINGING_MILLIS));
    }

    private static void byBye(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        for (String reason : List.of("cancelled", "a reason that is not known yet")) {
            String ringing = stage.phone().ring();
            stage.phone().acknowledged(stage.phone().bye(ringing, reason));
        }
        for (String reason : List.of("hangup", "media-lost")) {
            String up = Json.text(stage.phone().answered(), "call");
            stage.phone().acknowledged(stage.phone().bye(up, reason));
            stage.phone().nothing("bye", up);
        }
        stage.phone().answered();
    }

    private static void peerAway(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        stage.subject().attended();
        String call = Json.text(stage.phone().answered(), "call");
        stage.phone().away();
        stage.shall("hangup");
        stage.room().pause(Math.min(1_000, stage.room().facts().resumeMillis() / 3));
        stage.phone().back();
        stage.phone().awaitBye(call, "hangup");
    }

    private static void ends(ClientCases.Stage stage, String call, String reason, long afterMillis, long begunNanos) throws IOException, Finding, InterruptedException {
        stage.phone().awaitBye(call, reason, Duration.ofMillis(afterMillis + LATE_MILLIS));
        long passed = (System.nanoTime() - begunNanos) / 1_000_000;
        Finding.unless(passed >= afterMillis - EARLY_MILLIS, "bye " + reason + " came after " + passed + " ms already, expected " + afterMillis);
    }

    private static void mediaLostIn(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        String call = Json.text(stage.phone().answered(), "call");
        ends(stage, call, "media-lost", SILENT_MILLIS, System.nanoTime());
    }

    private static void mediaLostOut(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        JsonObject offer = stage.phone().called();
        String call = Json.text(offer, "call");
        stage.phone().acknowledged(stage.phone().answer(call, Json.number(offer, "id"), Json.text(offer, "sdp")));
        ends(stage, call, "media-lost", SILENT_MILLIS, System.nanoTime());
    }

    private static void unanswered(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        String call = Json.text(stage.phone().called(), "call");
        ends(stage, call, "no-answer", UNANSWERED_MILLIS, System.nanoTime());
    }

    private static void unheard(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        stage.phone().acknowledging(false);
        String call = Json.text(stage.phone().called(), "call");
        ends(stage, call, "failed", UNHEARD_MILLIS, System.nanoTime());
    }

    private static void ringsOut(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        stage.subject().attended();
        stage.phone().know();
        String call = stage.phone().ring();
        ends(stage, call, "no-answer", RINGING_MILLIS, System.nanoTime());
    }
}
