package org.parley.launcher.conformance.client;

import static org.parley.launcher.conformance.client.ClientCases.of;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.NotRun;

/** The client under test is called. */
final class IncomingCases {
    private static final long LOOK_MILLIS = 1_500;

    private IncomingCases() {}

    static List<Case> all(Subject subject) {
        return List.of(
            of(subject, "incoming.answer", "an offer is acknowledged, and answered by its id", 1, IncomingCases::answer),
            of(subject, "incoming.offer-again", "a repeat of an offer is acknowledged again and otherwise ignored", 1, IncomingCases::offerAgain),
            of(subject, "incoming.answer-repeated", "an answer that is not acknowledged is repeated, unchanged", 1, IncomingCases::answerRepeated),
            of(subject, "incoming.other-offer", "an offer without renegotiate and with another id on a known call is acknowledged and ignored", 1, IncomingCases::otherOffer),
            of(subject, "incoming.renegotiate", "an offer that renegotiates an answered call is answered without asking the user", 1, IncomingCases::renegotiate),
            of(subject, "incoming.second-caller", "a second caller while one is in a call gets bye busy, and the call goes on", 2, IncomingCases::secondCaller),
            of(subject, "incoming.stranger", "a message on a known call whose from is not its other side is ignored", 2, IncomingCases::stranger),
            of(subject, "incoming.silent-before-accepted", "neither an answer nor candidates are sent before the user accepts", 1, IncomingCases::silent),
            of(subject, "incoming.declined", "declining is bye declined, repeated until it is acknowledged", 1, IncomingCases::declined),
            of(subject, "incoming.hang-up", "hanging up after the answer is bye hangup", 1, IncomingCases::hangUp));
    }

    private static String call(JsonObject message) {
        return Json.text(message, "call");
    }

    private static void answer(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        JsonObject answer = stage.phone().answered();
        Finding.unless(Json.number(answer, "offer") >= 1, "expected the id of the offer: " + answer);
        Finding.unless(Json.text(answer, "sdp") != null && !Json.text(answer, "sdp").isEmpty(), "expected a description: " + answer);
        stage.phone().nothing("bye", call(answer));
    }

    private static void offerAgain(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        stage.phone().know();
        String call = Phone.call("K");
        JsonObject offer = stage.phone().offer(call);
        long id = stage.phone().acknowledged(offer);
        stage.phone().again(offer, id);
        stage.phone().awaitAck(call, id);
        stage.subject().answers(stage.room());
        stage.phone().await("answer", call, Phone.PATIENCE);
        stage.phone().again(offer, id);
        stage.phone().awaitAck(call, id);
        stage.phone().nothing("answer", call);
        stage.phone().nothing("bye", call);
        stage.phone().acknowledged(stage.phone().bye(call, "hangup"));
    }

    private static void answerRepeated(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        stage.phone().know();
        stage.phone().acknowledging(false);
        stage.phone().awaitRepeat(stage.phone().answered());
    }

    private static void otherOffer(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        String call = call(stage.phone().answered());
        stage.phone().acknowledged(stage.phone().offer(call));
        stage.phone().nothing("answer", call);
        stage.phone().nothing("bye", call);
    }

    private static void renegotiate(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        String call = call(stage.phone().answered());
        long id = stage.phone().acknowledged(stage.phone().renegotiation(call));
        JsonObject answer = stage.phone().await("answer", call, Phone.PATIENCE);
        Finding.unless(Json.number(answer, "offer") == id, "expected an answer to offer " + id + ", heard " + answer);
    }

    private static void secondCaller(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        String call = call(stage.phone().answered());
        String second = stage.other().ring();
        stage.other().awaitBye(second, "busy");
        stage.phone().nothing("bye", call);
    }

    private static void stranger(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        String call = call(stage.phone().answered());
        stage.other().post(stage.other().bye(call, "hangup"));
        stage.other().settled();
        stage.phone().nothing("bye", call);
        stage.other().awaitBye(stage.other().ring(), "busy"); // so it is in the call still
    }

    private static void silent(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        stage.subject().attended();
        stage.phone().know();
        String call = stage.phone().ring();
        stage.room().pause(LOOK_MILLIS);
        stage.phone().nothing("answer", call);
        stage.phone().nothing("candidate", call);
        stage.subject().answers(stage.room());
        stage.phone().await("answer", call, Phone.PATIENCE);
    }

    private static void declined(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        stage.subject().attended();
        String call = stage.phone().ring();
        stage.phone().acknowledging(false);
        stage.shall("decline");
        stage.phone().awaitRepeat(stage.phone().awaitBye(call, "declined"));
    }

    private static void hangUp(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        stage.subject().attended();
        String call = call(stage.phone().answered());
        stage.shall("hangup");
        stage.phone().awaitBye(call, "hangup");
    }
}
