package org.parley.call.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.call.CallEvent;
import org.parley.call.internal.Alarms.Alarm;
import org.parley.call.internal.words.Fingerprints;
import org.parley.call.internal.words.VerificationWords;

/**
 * The words of one call, derived anew when a side has another certificate. On the call thread; the derivation is not. It takes a core for up to half a second, and so begins
 * only when the connection has been up for a moment: before, it would hold up the first picture.
 */
final class Verification {
    private static final Duration AFTER_CONNECTED = Duration.ofSeconds(1);

    private final CallContext context;
    private final Alarms alarms;
    private final DirectCall call;
    private List<String> fingerprints = List.of();
    private boolean derived;

    Verification(CallContext context, Alarms alarms, DirectCall call) {
        this.context = context;
        this.alarms = alarms;
        this.call = call;
    }

    /** Both descriptions of a session are set. */
    void negotiated(String local, String remote) {
        Optional<String> own = Fingerprints.of(local);
        Optional<String> other = Fingerprints.of(remote);
        List<String> now = own.isPresent() && other.isPresent() ? List.of(own.get(), other.get()) : List.of();
        if (now.equals(fingerprints)) {
            return;
        }
        fingerprints = now;
        if (!call.glance().words.isEmpty()) {
            tell(List.of());
        }
        derived = false;
    }

    /** The connection is up, for the first time or again. */
    void connected() {
        if (!derived) {
            alarms.set(Alarm.WORDS, AFTER_CONNECTED, this::derive);
        }
    }

    private void derive() {
        List<String> now = fingerprints;
        if (derived || now.isEmpty()) {
            return;
        }
        derived = true;
        context.pool().execute(() -> {
            List<String> words = VerificationWords.of(now.get(0), now.get(1));
            context.loop().execute(() -> call.guard(() -> {
                if (fingerprints.equals(now)) {
                    tell(words);
                }
            }));
        });
    }

    private void tell(List<String> words) {
        call.glance().words = words;
        call.tell(new CallEvent.Verification(call.user(), words));
    }
}
