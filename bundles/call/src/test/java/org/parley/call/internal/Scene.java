package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.internal.Choice.What;

/** Alice and bob with a forwarder that keeps every message until it is told to pass it on: one {@link Choice} after another, from the beginning. */
final class Scene extends Duo {
    private final Promptness promptness = new Promptness(world);

    Scene(boolean firstWins) {
        super(seed(firstWins));
        server.delay = message -> true;
        server.lose = message -> server.kept(message.from()).contains(message); // a client's repeat changes nothing while the message itself is under way
        promptness.watch(alice);
        promptness.watch(bob);
    }

    private static int seed(boolean firstWins) {
        int seed = 1;
        while (true) {
            FakeServer ids = new FakeServer(null, seed);
            if (ids.callId().compareTo(ids.callId()) > 0 == firstWins) {
                return seed;
            }
            seed++;
        }
    }

    static Scene after(boolean firstWins, List<Choice> past) {
        Scene scene = new Scene(firstWins);
        past.forEach(scene::act);
        return scene;
    }

    /** All that may happen now, without a bound. */
    List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        for (Party party : List.of(alice, bob)) {
            for (What what : ofParty(party)) {
                choices.add(new Choice(party.signaling.name(), what));
            }
        }
        Stream.of(What.RESTART, net.cut ? What.MEND : What.BREAK, What.MOMENT, What.WHILE).forEach(what -> choices.add(new Choice("", what)));
        if (server.kept("alice").isEmpty() && server.kept("bob").isEmpty()) { // a message that is under way for longer is lost with its connection
            choices.add(new Choice("", What.LONG));
        }
        return choices;
    }

    private List<What> ofParty(Party party) {
        if (party == bob && alice.events.isEmpty()) { // who calls first is alice: the other half is the same with their names exchanged
            return List.of();
        }
        List<What> choices = new ArrayList<>();
        Optional<Call> call = party.calls.current();
        boolean ringsHere = call.filter(one -> one.direction() == Call.Direction.INCOMING && one.state() == CallState.RINGING).isPresent();
        choices.addAll(call.isEmpty() ? List.of(party.events.isEmpty() ? What.CALL : What.CALL_AGAIN) : ringsHere ? List.of(What.ANSWER, What.DECLINE) : List.of(What.HANG_UP));
        choices.add(party.signaling.isConnected() ? What.CUT : What.BACK);
        if (!server.kept(party.signaling.name()).isEmpty()) {
            choices.add(What.ARRIVE);
            choices.add(What.REPEAT);
            if (!alice.signaling.isConnected() || !bob.signaling.isConnected()) { // messages are lost with a connection alone
                choices.add(What.LOSE);
            }
        }
        return choices;
    }

    void act(Choice choice) {
        Party party = choice.who().equals("bob") ? bob : alice;
        switch (choice.what()) {
            case CALL, CALL_AGAIN -> party.call(party == alice ? "bob" : "alice");
            case ANSWER -> party.now().answer();
            case DECLINE -> party.now().decline();
            case HANG_UP -> party.now().hangUp();
            case ARRIVE -> server.letGoNext(choice.who());
            case LOSE -> server.loseNext(choice.who());
            case REPEAT -> server.repeatNext(choice.who());
            case CUT -> party.signaling.lose();
            case BACK -> party.signaling.comeBack();
            case RESTART -> server.restart();
            case BREAK -> net.cut = true;
            case MEND -> net.cut = false;
            case MOMENT -> world.advanceSeconds(1.1);
            case WHILE -> world.advanceSeconds(10.1);
            case LONG -> world.advanceSeconds(31);
        }
        world.run();
        assertThat(world.faults).isEmpty();
    }

    /** Nobody is on the way back, and nothing is broken. */
    boolean isWhole() {
        return !net.cut && alice.signaling.isConnected() && bob.signaling.isConnected();
    }

    /** Users do nothing more and time passes, with all that is broken mended, or left as it is: both are in the same call then, or neither in any; and both know how it ended. */
    void rest(boolean mended) {
        server.letGo();
        if (mended) {
            net.cut = false;
            serverBack();
        }
        world.advanceSeconds(100);
        assertThat(alice.calls.current().map(Call::id)).as("alice's call, as bob's").isEqualTo(bob.calls.current().map(Call::id));
        for (Party party : List.of(alice, bob)) {
            party.calls.current().ifPresent(call -> assertThat(call.state()).as(party.signaling.name()).isEqualTo(CallState.ACTIVE));
        }
        alice.calls.current().ifPresent(Call::hangUp);
        world.advanceSeconds(1);
        assertThat(alice.calls.current()).isEmpty();
        assertThat(bob.calls.current()).isEmpty();
        assertNothingLeft();
        promptness.check();
        ends().forEach(ends -> assertThat(ends).satisfies(TwoEnds::check));
    }

    /** How each call that was shown ended on both sides. */
    List<TwoEnds> ends() {
        Set<String> calls = new TreeSet<>();
        Stream.of(alice, bob).flatMap(party -> party.events.stream()).forEach(event -> calls.add(event.call().id()));
        return calls.stream().map(id -> new TwoEnds(shown(alice, id), shown(bob, id))).toList();
    }

    private static Optional<Call> shown(Party party, String id) {
        return party.events.stream().map(CallEvent::call).filter(call -> call.id().equals(id)).findFirst();
    }

    /** All that what follows depends on. */
    String state() {
        StateText text = new StateText(world);
        text.write(List.of(alice.calls, bob.calls, alice.signaling, bob.signaling, net, server, server.kept("alice"), server.kept("bob")));
        text.write(world.dues());
        text.write(ends().toString());
        return text.finish(promptness.pending());
    }
}
