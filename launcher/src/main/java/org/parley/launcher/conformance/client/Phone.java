package org.parley.launcher.conformance.client;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.NotRun;
import org.parley.launcher.conformance.Room;
import org.parley.launcher.conformance.Visitor;

/** A peer of the client under test: acknowledges what it is sent, knows repeats, and notes what comes beside what is waited for. */
final class Phone {
    /** A client repeats every 2 s and is slow at times. */
    static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration HANDS = Duration.ofSeconds(60);

    private final Room room;
    private final Subject subject;
    private Visitor visitor;
    private final Description description = new Description();
    private final Map<String, String> seen = new HashMap<>();
    private final List<JsonObject> aside = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private long ids;
    private boolean acknowledging = true;

    /** A phone with one of the case's accounts. */
    Phone(Room room, Subject subject, int account) throws IOException, Finding, InterruptedException {
        this.room = room;
        this.subject = subject;
        this.visitor = room.enter(account);
    }

    /** Loses its connection. */
    void away() {
        visitor.close();
    }

    /** Goes on with the session. */
    void back() throws IOException, Finding, InterruptedException {
        visitor = room.greeted().resume(visitor);
        Finding.unless(visitor.resumed(), "the server did not keep the session");
    }

    /** Whether it acknowledges what comes; at first it does. */
    void acknowledging(boolean does) {
        acknowledging = does;
    }

    /** A call id with 128 random bits and a beginning of one's choice. */
    static String call(String beginning) {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return beginning + HexFormat.of().formatHex(bytes);
    }

    private JsonObject message(String type, String call) {
        return Json.of("type", type, "from", visitor.name(), "to", subject.name(), "call", call);
    }

    /** Sends one with an id of its own, and returns the id. */
    long post(JsonObject message) throws IOException {
        long id = ++ids;
        visitor.say(Json.with(message, "id", id));
        return id;
    }

    JsonObject offer(String call) {
        return Json.with(Json.with(message("offer", call), "sdp", description.offer()), "video", true);
    }

    JsonObject renegotiation(String call) {
        return Json.with(offer(call), "renegotiate", true);
    }

    JsonObject answer(String call, long offer, String sdp) {
        return Json.with(Json.with(message("answer", call), "offer", offer), "sdp", description.answer(sdp));
    }

    JsonObject bye(String call, String reason) {
        return Json.with(message("bye", call), "reason", reason);
    }

    /** Sends the very same again. */
    void again(JsonObject message, long id) throws IOException {
        visitor.say(Json.with(message, "id", id));
    }

    void ack(JsonObject message) throws IOException {
        visitor.say(Json.with(message("ack", Json.text(message, "call")), "re", Json.number(message, "id")));
    }

    /** Sends a message and waits until it is acknowledged. */
    long acknowledged(JsonObject message) throws IOException, Finding, InterruptedException {
        long id = post(message);
        awaitAck(Json.text(message, "call"), id);
        return id;
    }

    void awaitAck(String call, long id) throws IOException, Finding, InterruptedException {
        JsonObject ack;
        do {
            ack = await("ack", call, PATIENCE);
        } while (Json.number(ack, "re") != id);
    }

    /** Rings at the client under test: a new call, whose first offer was acknowledged. */
    String ring() throws IOException, Finding, InterruptedException, NotRun {
        know();
        String call = call("K");
        calls.add(call);
        acknowledged(offer(call));
        return call;
    }

    /** A new call that was answered; returns its answer. */
    JsonObject answered() throws IOException, Finding, InterruptedException, NotRun {
        String call = ring();
        subject.answers(room);
        return await("answer", call, HANDS);
    }

    /** Has the user of the client under test call; returns the offer. */
    JsonObject called() throws IOException, Finding, InterruptedException, NotRun {
        subject.shall(room, "call " + visitor.name());
        JsonObject offer = await("offer", null, HANDS);
        calls.add(Json.text(offer, "call"));
        return offer;
    }

    /** Learns who is under test, where that is not known yet. */
    void know() throws IOException, Finding, InterruptedException, NotRun {
        if (subject.name() == null) {
            JsonObject offer = called();
            acknowledged(bye(Json.text(offer, "call"), "declined"));
        }
    }

    /** The next message of that type and call, or of any call for null; it is acknowledged, as are those that come before it, which are noted. One of that call that was noted already is taken. */
    JsonObject await(String type, String call, Duration patience) throws IOException, Finding, InterruptedException {
        for (JsonObject message : aside) {
            if (type.equals(Json.text(message, "type")) && call != null && call.equals(Json.text(message, "call"))) {
                aside.remove(message);
                return message;
            }
        }
        long end = System.nanoTime() + patience.toNanos();
        for (;;) {
            JsonObject message;
            try {
                message = hear(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            } catch (Finding e) {
                throw new Finding("expected " + type + (call == null ? "" : " of call " + call) + ": " + e.getMessage());
            }
            if (message != null && type.equals(Json.text(message, "type")) && (call == null || call.equals(Json.text(message, "call")))) {
                return message;
            } else if (message != null) {
                boolean ended = "bye".equals(Json.text(message, "type")) && Json.text(message, "call").equals(call);
                Finding.unless(!ended, "expected " + type + ", heard " + message);
                aside.add(message);
            }
        }
    }

    /** The next message, or null for a repeat. */
    private JsonObject hear(Duration patience) throws IOException, Finding, InterruptedException {
        String text = new String(visitor.hearBytes(patience), StandardCharsets.UTF_8);
        JsonObject message = com.google.gson.JsonParser.parseString(text).getAsJsonObject();
        if (subject.name() == null) {
            subject.name(Json.text(message, "from"));
        }
        Finding.unless(!"error".equals(Json.text(message, "type")), "the server refused a message: " + message);
        long id = Json.number(message, "id");
        if (id < 0) {
            return message;
        }
        if (acknowledging) {
            ack(message);
        }
        String before = seen.put(Json.text(message, "call") + " " + id, text);
        Finding.unless(before == null || before.equals(text), "a repeat must be unchanged: first " + before + ", then " + text);
        return before == null ? message : null;
    }

    /** Waits for the same message again. */
    void awaitRepeat(JsonObject first) throws IOException, Finding, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (;;) {
            JsonObject message = hear(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            if (message == null) {
                return;
            }
            Finding.unless(!Json.text(first, "type").equals(Json.text(message, "type")), "expected " + first + " again, heard " + message);
        }
    }

    /** All that has been sent so far has been handled: a client does one after another, and acknowledges a bye of any call. */
    void settled() throws IOException, Finding, InterruptedException {
        acknowledged(bye(subject.fence(), "hangup"));
    }

    /** Nothing of that type and call has come beside what was waited for. */
    void nothing(String type, String call) throws IOException, Finding, InterruptedException {
        settled();
        for (JsonObject message : aside) {
            boolean found = type.equals(Json.text(message, "type")) && call.equals(Json.text(message, "call"));
            Finding.unless(!found, "expected no " + type + " of call " + call + ", heard " + message);
        }
    }

    /** A bye of that call and reason. */
    JsonObject awaitBye(String call, String reason) throws IOException, Finding, InterruptedException {
        return awaitBye(call, reason, HANDS);
    }

    JsonObject awaitBye(String call, String reason, Duration patience) throws IOException, Finding, InterruptedException {
        return checked(await("bye", call, patience), reason);
    }

    private static JsonObject checked(JsonObject bye, String reason) throws Finding {
        Finding.unless(reason.equals(Json.text(bye, "reason")), "expected reason " + reason + ", heard " + bye);
        return bye;
    }

    /** Ends what is left of the case's calls, so that the next one finds the client free. */
    void hangUp() throws InterruptedException {
        acknowledging = true;
        try {
            for (String call : calls) {
                acknowledged(bye(call, "hangup"));
            }
        } catch (IOException | Finding e) {
            // what is wrong with it was told by the case
        }
    }
}
