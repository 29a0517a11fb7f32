package org.parley.call.played;

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
import org.parley.call.CallState;
import org.parley.call.MediaChoice;
import org.parley.signaling.Subscription;

/** Calls that a test plays. Used on one thread. */
public final class FakeCalls implements CallService {
    /** Who was called, with {@code video} or {@code audio} behind the name. */
    public final List<String> called = new ArrayList<>();
    /** What was chosen, in order. */
    public final List<MediaChoice> choices = new ArrayList<>();
    /** The call that goes on; null for none. */
    public FakeCall current;
    /** What {@link #history} returns. */
    public List<CallRecord> history = new ArrayList<>();
    /** Whether a call begins when somebody is called, which ends as soon as the user hangs up. */
    public boolean begins;
    /** Why the next call cannot begin; null where it can. */
    public CallException refusal;
    /** Who is told. */
    public final List<Consumer<CallEvent>> subscribers = new CopyOnWriteArrayList<>();

    /** Tells all subscribers. */
    public void tell(CallEvent event) {
        subscribers.forEach(s -> s.accept(event));
    }

    @Override
    public Call call(String peer) throws CallException {
        if (refusal != null) {
            throw refusal;
        }
        boolean video = !choices.isEmpty() && !(choices.get(choices.size() - 1).capture().camera() instanceof org.parley.media.VideoInput.None);
        called.add(peer + (video ? " video" : " audio"));
        if (begins) {
            current = new FakeCall(this, Call.Direction.OUTGOING, peer, CallState.DIALING);
            current.endsAtOnce = true;
        }
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
