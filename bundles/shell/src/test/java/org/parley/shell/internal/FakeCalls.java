package org.parley.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallException;
import org.parley.call.CallRecord;
import org.parley.call.CallService;
import org.parley.call.MediaChoice;
import org.parley.signaling.Subscription;

/** Calls that a test plays. */
final class FakeCalls implements CallService {
    final List<Consumer<CallEvent>> subscribers = new CopyOnWriteArrayList<>();
    final List<CallRecord> history = new ArrayList<>();
    final List<MediaChoice> choices = new ArrayList<>();
    final List<String> called = new ArrayList<>();
    FakeCall current;
    CallException refusal;

    void tell(CallEvent event) {
        subscribers.forEach(s -> s.accept(event));
    }

    @Override
    public Call call(String peer) throws CallException {
        if (refusal != null) {
            throw refusal;
        }
        called.add(peer);
        current = new FakeCall("K1", peer, Call.Direction.OUTGOING);
        return current;
    }

    @Override
    public Optional<Call> current() {
        return Optional.ofNullable(current);
    }

    @Override
    public List<CallRecord> history() {
        return history;
    }

    @Override
    public void media(MediaChoice choice) {
        choices.add(choice);
    }

    @Override
    public Subscription subscribe(Consumer<CallEvent> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }
}
