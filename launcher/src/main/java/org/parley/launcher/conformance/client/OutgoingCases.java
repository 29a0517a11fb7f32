package org.parley.launcher.conformance.client;

import static org.parley.launcher.conformance.client.ClientCases.of;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.NotRun;

/** The client under test calls. */
final class OutgoingCases {
    private OutgoingCases() {}

    static List<Case> all(Subject subject) {
        return List.of(
            of(subject, "outgoing.offer", "an offer has an id, a call of 1 to 64 allowed characters with 96 random bits, and a description", 1, OutgoingCases::offer),
            of(subject, "outgoing.offer-repeated", "an offer that is not acknowledged is repeated, unchanged", 1, OutgoingCases::repeated),
            of(subject, "outgoing.cancelled", "hanging up before an answer is bye cancelled, repeated until it is acknowledged", 1, OutgoingCases::cancelled),
            of(subject, "outgoing.declined", "a bye declined is acknowledged, and the next call is another one", 1, OutgoingCases::declined),
            of(subject, "outgoing.answered", "an answer is acknowledged, and again when it is repeated; hanging up is bye hangup then", 1, OutgoingCases::answered),
            of(subject, "outgoing.answer-to-another-offer", "an answer to any but the latest offer is acknowledged and ignored", 1, OutgoingCases::wrongAnswer),
            of(subject, "outgoing.second-caller", "a second caller while one calls gets bye busy", 2, OutgoingCases::secondCaller));
    }

    private static void offer(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        JsonObject offer = stage.phone().called();
        String call = Json.text(offer, "call");
        Finding.unless(call != null && call.matches("[A-Za-z0-9_-]{16,64}"), "expected a call of 16 to 64 allowed characters, which 96 random bits take: " + call);
        Finding.unless(Json.number(offer, "id") >= 1, "expected an id: " + offer.get("id"));
        String sdp = Json.text(offer, "sdp");
        Finding.unless(sdp != null && !sdp.isEmpty(), "expected a description");
        JsonElement video = offer.get("video");
        Finding.unless(video == null || video.isJsonPrimitive() && video.getAsJsonPrimitive().isBoolean(), "expected video to be true or false: " + video);
        Finding.unless(!offer.has("renegotiate") || !offer.get("renegotiate").getAsBoolean(), "a first offer does not renegotiate");
    }

    private static void repeated(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        stage.phone().acknowledging(false);
        JsonObject offer = stage.phone().called();
        stage.phone().awaitRepeat(offer);
        stage.phone().awaitRepeat(offer);
    }

    private static void cancelled(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        String call = Json.text(stage.phone().called(), "call");
        stage.phone().settled();
        stage.phone().acknowledging(false);
        stage.shall("hangup");
        JsonObject bye = stage.phone().awaitBye(call, "cancelled");
        stage.phone().awaitRepeat(bye);
    }

    private static void declined(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        String call = Json.text(stage.phone().called(), "call");
        stage.phone().acknowledged(stage.phone().bye(call, "declined"));
        stage.phone().nothing("bye", call);
        String next = Json.text(stage.phone().called(), "call");
        Finding.unless(!call.equals(next), "expected another call id, heard " + next + " again");
    }

    private static void answered(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        JsonObject offer = stage.phone().called();
        String call = Json.text(offer, "call");
        JsonObject answer = stage.phone().answer(call, Json.number(offer, "id"), Json.text(offer, "sdp"));
        long id = stage.phone().acknowledged(answer);
        stage.phone().again(answer, id);
        stage.phone().awaitAck(call, id);
        stage.shall("hangup");
        stage.phone().awaitBye(call, "hangup");
    }

    private static void wrongAnswer(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        JsonObject offer = stage.phone().called();
        String call = Json.text(offer, "call");
        stage.phone().acknowledged(stage.phone().answer(call, Json.number(offer, "id") + 1_000_000, Json.text(offer, "sdp")));
        stage.phone().nothing("bye", call);
        stage.shall("hangup");
        stage.phone().awaitBye(call, "cancelled");
    }

    private static void secondCaller(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        String call = Json.text(stage.phone().called(), "call");
        String second = stage.other().ring();
        stage.other().awaitBye(second, "busy");
        stage.phone().nothing("bye", call);
    }
}
