package org.parley.call;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.parley.signaling.Subscription;

/**
 * Places and receives calls. An OSGi service, one for each value of {@link #KIND}. Every method may be called on any thread and returns at once.
 * Subscribers are called on the call thread, in order; they must not block. Those of somebody else's bundle, whose name does not begin with {@code org.parley.}, are called on a thread lent to
 * each, in order, and may: at most 10,000 events wait for one, and one that does not come back within 3 s is named in the log and by {@code parley:health}.
 */
@ProviderType
public interface CallService {
    /** Service property, a string: {@code direct} for calls between two; later {@code group}. */
    String KIND = "call.kind";

    /**
     * Calls a user. Who rings for this user already is answered instead: the call that rings is returned then.
     *
     * @param peer the user's name
     * @return the call, in state {@link CallState#DIALING}; what goes wrong later ends it
     * @throws CallException when it cannot even begin: not logged in, another call is going on, or {@code peer} is no user name or oneself
     */
    Call call(String peer) throws CallException;

    /** The call that rings or goes on; empty when there is none. */
    Optional<Call> current();

    /**
     * Hangs up, for a user who is about to leave the server: once logged out nobody can tell the other side by it, where it would ring on.
     *
     * @return completes when the current call has ended, on whatever thread ends it, or after 1 s; at once when there is none
     */
    default CompletableFuture<Void> hangUp() {
        Optional<Call> current = current();
        if (current.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Subscription waiting = subscribe(event -> {
            if (event instanceof CallEvent.StateChanged changed && changed.state() == CallState.ENDED) {
                ended.complete(null);
            }
        });
        CompletableFuture<Void> over = ended.completeOnTimeout(null, 1, TimeUnit.SECONDS).whenComplete((done, never) -> waiting.close());
        current.get().hangUp();
        if (current.get().state() == CallState.ENDED) {
            ended.complete(null);
        }
        return over;
    }

    /** The latest ended calls, newest first, at most 100. */
    List<CallRecord> history();

    /** What is captured and where sound goes, from the next call on; comes before the configuration. */
    void media(MediaChoice choice);

    /** Calls {@code subscriber} for each event from now on, until the subscription is closed. */
    Subscription subscribe(Consumer<CallEvent> subscriber);
}
