package org.parley.call.internal;

import java.util.List;
import java.util.Optional;
import org.parley.call.CallEvent;
import org.parley.call.internal.words.Fingerprints;
import org.parley.call.internal.words.VerificationWords;

/** The words of one call, derived anew when a side has another certificate. On the call thread; the derivation is not. */
final class Verification {
    private final CallContext context;
    private final DirectCall call;
    private List<String> fingerprints = List.of();

    Verification(CallContext context, DirectCall call) {
        this.context = context;
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
        if (!now.isEmpty()) {
            context.pool().execute(() -> {
                List<String> words = VerificationWords.of(now.get(0), now.get(1));
                context.loop().execute(() -> call.guard(() -> {
                    if (fingerprints.equals(now)) {
                        tell(words);
                    }
                }));
            });
        }
    }

    private void tell(List<String> words) {
        call.glance().words = words;
        call.tell(new CallEvent.Verification(call.user(), words));
    }
}
