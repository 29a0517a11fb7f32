package org.parley.launcher.conformance.client;

import static org.parley.launcher.conformance.client.ClientCases.of;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.NotRun;

/** Messages of calls that are unknown or over. */
final class StrayCases {
    private StrayCases() {}

    static List<Case> all(Subject subject) {
        return List.of(
            of(subject, "stray.bye", "a bye is acknowledged, known call or not, and never answered by a bye", 1, StrayCases::bye),
            of(subject, "stray.answer", "an answer for an unknown call is acknowledged and answered with bye failed, repeated until it is acknowledged", 1, StrayCases::answer),
            of(subject, "stray.renegotiation", "an offer with renegotiate for an unknown call is acknowledged and answered with bye failed", 1, StrayCases::renegotiation),
            of(subject, "stray.offer-after-its-bye", "an offer whose bye came first is acknowledged and ends silently", 1, StrayCases::offerAfterBye),
            of(subject, "stray.ended-call", "an ended call is remembered: an offer with another id is acknowledged and ignored, an answer is answered with bye failed", 1, StrayCases::ended),
            of(subject, "stray.broken", "messages without what they need do no harm", 1, StrayCases::broken));
    }

    private static void bye(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        stage.phone().know();
        String call = Phone.call("K");
        JsonObject bye = stage.phone().bye(call, "hangup");
        long id = stage.phone().acknowledged(bye);
        stage.phone().again(bye, id);
        stage.phone().awaitAck(call, id);
        stage.phone().nothing("bye", call);
    }

    private static void answer(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        stage.phone().know();
        String call = Phone.call("K");
        stage.phone().acknowledging(false);
        stage.phone().acknowledged(stage.phone().answer(call, 1, "m=audio 9 UDP/TLS/RTP/SAVPF 111"));
        stage.phone().awaitRepeat(stage.phone().awaitBye(call, "failed"));
    }

    private static void renegotiation(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        stage.phone().know();
        String call = Phone.call("K");
        stage.phone().acknowledged(stage.phone().renegotiation(call));
        stage.phone().awaitBye(call, "failed");
    }

    private static void offerAfterBye(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        stage.phone().know();
        String call = Phone.call("K");
        stage.phone().acknowledged(stage.phone().bye(call, "cancelled"));
        stage.phone().acknowledged(stage.phone().offer(call));
        stage.phone().answered(); // another call, for which it must be free
        stage.phone().nothing("answer", call);
        stage.phone().nothing("bye", call);
    }

    private static void ended(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        String call = Json.text(stage.phone().answered(), "call");
        stage.phone().acknowledged(stage.phone().bye(call, "hangup"));
        stage.phone().acknowledged(stage.phone().offer(call));
        stage.phone().nothing("answer", call);
        stage.phone().nothing("bye", call);
        stage.phone().acknowledged(stage.phone().answer(call, 1, "m=audio 9 UDP/TLS/RTP/SAVPF 111"));
        stage.phone().awaitBye(call, "failed");
    }

    private static void broken(ClientCases.Stage stage) throws IOException, Finding, InterruptedException, NotRun {
        stage.phone().know();
        String call = Phone.call("K");
        stage.phone().post(Json.without(stage.phone().offer(call), "sdp"));
        stage.phone().post(Json.with(stage.phone().offer(call), "sdp", 7));
        stage.phone().post(Json.with(stage.phone().offer(call), "video", "yes"));
        stage.phone().post(Json.without(stage.phone().answer(call, 1, ""), "offer"));
        stage.phone().settled();
        stage.phone().answered();
    }
}
