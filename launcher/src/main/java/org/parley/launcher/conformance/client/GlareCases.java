package org.parley.launcher.conformance.client;

import static org.parley.launcher.conformance.client.ClientCases.of;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.NotRun;

/** Two call each other at the same time. */
final class GlareCases {
    /** Of what a call may consist of, these come last and first in ASCII. */
    private static final String GREATEST = "zzzz";
    private static final String LEAST = "----";

    private GlareCases() {}

    static List<Case> all(Subject subject) {
        return List.of(
            of(subject, "glare.lost", "the side whose call loses drops it without a bye and answers the other, unasked", 1, GlareCases::lost),
            of(subject, "glare.won", "the winner acknowledges the losing offer and ignores it", 1, GlareCases::won),
            of(subject, "glare.won-and-ended", "a winner that ends its call before it is answered also sends bye busy for the losing one", 1, GlareCases::wonAndEnded));
    }

    private static void lost(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        String own = Json.text(stage.phone().called(), "call");
        String call = Phone.call(GREATEST);
        long id = stage.phone().acknowledged(stage.phone().offer(call));
        JsonObject answer = stage.phone().await("answer", call, Phone.PATIENCE);
        Finding.unless(Json.number(answer, "offer") == id, "expected an answer to offer " + id + ", heard " + answer);
        stage.phone().nothing("bye", own);
        stage.shall("hangup");
        stage.phone().awaitBye(call, "hangup");
    }

    private static void won(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        JsonObject offer = stage.phone().called();
        String call = Json.text(offer, "call");
        String losing = Phone.call(LEAST);
        stage.phone().acknowledged(stage.phone().offer(losing));
        stage.phone().nothing("answer", losing);
        stage.phone().nothing("bye", losing);
        stage.phone().acknowledged(stage.phone().answer(call, Json.number(offer, "id"), Json.text(offer, "sdp")));
        stage.phone().nothing("bye", call);
        stage.shall("hangup");
        stage.phone().awaitBye(call, "hangup");
    }

    private static void wonAndEnded(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        String call = Json.text(stage.phone().called(), "call");
        String losing = Phone.call(LEAST);
        stage.phone().acknowledged(stage.phone().offer(losing));
        stage.shall("hangup");
        stage.phone().awaitBye(call, "cancelled");
        stage.phone().awaitBye(losing, "busy");
    }
}
