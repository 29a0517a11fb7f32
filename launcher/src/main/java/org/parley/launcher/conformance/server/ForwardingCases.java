package org.parley.launcher.conformance.server;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.NotRun;
import org.parley.launcher.conformance.Room;
import org.parley.launcher.conformance.Visitor;

/** What is passed on, and that it is passed on as it came. */
final class ForwardingCases {
    private static final String SECTION = "Calls: what the server forwards";

    private ForwardingCases() {}

    static List<Case> all() {
        return List.of(
            Case.of("forwarding.bytes-unchanged", SECTION, "the five types are passed on byte for byte, unknown fields, white space, escapes and all", 2, ForwardingCases::bytes),
            Case.of("forwarding.largest", SECTION, "a message of maxFrameBytes is passed on", 2, ForwardingCases::largest),
            Case.of("forwarding.other-fields", SECTION, "of the other fields it looks only at call, id and re", 2, ForwardingCases::otherFields),
            Case.of("forwarding.any-case", SECTION, "to is found whatever its case", 2, ForwardingCases::anyCase),
            Case.of("forwarding.order", SECTION, "messages from one sender to one receiver arrive in the order sent", 2, ForwardingCases::order),
            Case.of("forwarding.both-ways", SECTION, "an answer, an ack and a candidate find their way back", 2, ForwardingCases::bothWays),
            Case.of("forwarding.no-memory", SECTION, "the server keeps no call state: a repeat, or a message of a call that it never saw, is passed on", 2, ForwardingCases::noMemory));
    }

    private static List<String> odd(String from, String to) {
        String more = "\"x\":{\"from\":\"y\",\"to\":[1.0e5,-0.0,1E+2,\"\\u0041\\/\\n\",{}]},\"\\u00e9\u00e9\":\"\uD83D\uDE00\\ud83d\\ude00\u2028\",\"n\":123456789012345678901234567890.10";
        List<String> odd = new ArrayList<>();
        for (JsonObject message : Messages.all(from, to, "K7_-x")) {
            odd.add(message.toString());
            String plain = message.toString();
            odd.add("{ " + more + " ,\t" + plain.substring(1, plain.length() - 1).replace("\",\"", "\" ,\r\n \"") + " }\n");
            odd.add(plain.substring(0, plain.length() - 1).replace("\"from\"", "\"fr\\u006fm\"").replace("\"to\"", "\"\\u0074o\"") + "," + more + "}");
            odd.add("{\"to\":\"" + to + "\"," + more + "," + Json.without(message, "to").toString().substring(1));
        }
        return odd;
    }

    private static void bytes(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        for (String message : odd(alice.name(), bob.name())) {
            passes(alice, bob, message);
        }
        alice.nothingElse();
        bob.nothingElse();
    }

    private static void passes(Visitor from, Visitor to, String message) throws IOException, Finding, InterruptedException {
        from.say(message);
        byte[] heard;
        try {
            heard = to.hearBytes();
        } catch (Finding e) {
            from.nothingElse(); // tells what the server said instead
            throw e;
        }
        Finding.unless(Arrays.equals(heard, Json.bytes(message)), "expected the bytes as they were sent, heard " + new String(heard, StandardCharsets.UTF_8));
    }

    private static void largest(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        String plain = Messages.offer(alice.name(), bob.name(), "call-1", 5).toString();
        int room1 = (int) room.facts().maxFrameBytes() - plain.length();
        passes(alice, bob, plain.replace("v=0", "v=0" + "x".repeat(room1)));
    }

    private static void otherFields(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        String head = "\"from\":\"" + alice.name() + "\",\"to\":\"" + bob.name() + "\",\"call\":\"call-1\"";
        for (String message : List.of("{\"type\":\"offer\",\"id\":1," + head + "}", "{\"type\":\"offer\",\"id\":1,\"sdp\":7,\"video\":\"x\",\"renegotiate\":null," + head + "}",
            "{\"type\":\"answer\",\"id\":2,\"offer\":\"x\"," + head + "}", "{\"type\":\"candidate\"," + head + "}", "{\"type\":\"candidate\",\"id\":3,\"candidate\":{}," + head + "}",
            "{\"type\":\"ack\",\"re\":4,\"offer\":[]," + head + "}", "{\"type\":\"bye\",\"id\":5,\"reason\":\"a new one\"," + head + "}", "{\"type\":\"bye\",\"id\":6,\"reason\":12," + head + "}")) {
            passes(alice, bob, message);
        }
        alice.nothingElse();
    }

    private static void anyCase(Room room) throws IOException, Finding, InterruptedException, NotRun {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        passes(alice, bob, Messages.bye(alice.name(), room.account(1).otherCase(), "call-1", 5).toString());
    }

    private static void order(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        for (int id = 1; id <= 60; id++) {
            alice.say(Messages.bye(alice.name(), bob.name(), "call-1", id));
        }
        Queueing.expectByes(bob, 1, 60);
        bob.nothingElse();
        alice.nothingElse();
    }

    private static void bothWays(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        passes(alice, bob, Messages.offer(alice.name(), bob.name(), "call-1", 5).toString());
        passes(bob, alice, Messages.ack(bob.name(), alice.name(), "call-1", 5).toString());
        passes(bob, alice, Messages.answer(bob.name(), alice.name(), "call-1", 6).toString());
        passes(alice, bob, Messages.ack(alice.name(), bob.name(), "call-1", 6).toString());
        passes(bob, alice, Messages.candidate(bob.name(), alice.name(), "call-1").toString());
        alice.nothingElse();
        bob.nothingElse();
    }

    private static void noMemory(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        for (int i = 0; i < 2; i++) {
            passes(alice, bob, Messages.bye(alice.name(), bob.name(), "call-1", 5).toString());
            passes(alice, bob, Messages.answer(alice.name(), bob.name(), "call-2", 5).toString());
            passes(alice, bob, Messages.ack(alice.name(), bob.name(), "call-3", 5).toString());
        }
        alice.nothingElse();
    }
}
