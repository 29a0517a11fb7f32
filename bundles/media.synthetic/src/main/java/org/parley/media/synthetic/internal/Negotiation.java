package org.parley.media.synthetic.internal;

import java.security.GeneralSecurityException;
import java.util.concurrent.ThreadLocalRandom;
import org.parley.media.MediaException;

/**
 * Offer and answer of one session (RFC 8829). Confined to the session's thread.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>offer</th><th>answer</th><th>accept</th><th>rollback</th></tr>
 * <tr><td>stable</td><td>offering</td><td>stable</td><td>refused</td><td>stable</td></tr>
 * <tr><td>offering</td><td>offering, the new one counts</td><td>refused</td><td>stable</td><td>stable</td></tr>
 * </table>
 */
final class Negotiation {
    /** What both sides agreed on; {@code fresh} when it needs a new link. */
    record Agreement(Credentials local, Description remote, byte[] secret, boolean fresh) {}

    private final Identity identity = new Identity();
    private final long id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    private int version;
    private Credentials local;
    private Credentials offered;
    private Description remote;

    /** The credentials of the latest description made here. */
    Credentials latest() {
        return offered != null ? offered : local;
    }

    String offer(boolean restart) {
        if (restart || latest() == null) {
            offered = Credentials.random();
        } else {
            offered = latest();
        }
        return Description.format(id, ++version, offered, identity, true);
    }

    void rollback() {
        offered = null;
    }

    /** Takes an offer; the text of the answer is {@link #answerText}. */
    Agreement answer(String sdp) throws MediaException {
        if (offered != null) {
            throw Description.bad("came while an own offer waits for its answer; roll that back first");
        }
        Description offer = Description.parse(sdp);
        byte[] secret = secret(offer);
        boolean fresh = !offer.sameGeneration(remote);
        if (fresh) {
            local = Credentials.random();
        }
        remote = offer;
        return new Agreement(local, offer, secret, fresh);
    }

    String answerText() {
        return Description.format(id, ++version, local, identity, false);
    }

    Agreement accept(String sdp) throws MediaException {
        if (offered == null) {
            throw Description.bad("answers an offer that was not made");
        }
        Description answer = Description.parse(sdp);
        byte[] secret = secret(answer);
        boolean fresh = !offered.equals(local) || !answer.sameGeneration(remote);
        local = offered;
        offered = null;
        remote = answer;
        return new Agreement(local, answer, secret, fresh);
    }

    private byte[] secret(Description other) throws MediaException {
        if (other.publicKey().equals(identity.publicKey())) {
            throw Description.bad("is this side's own");
        }
        try {
            return identity.secretWith(other.publicKey());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw Description.bad("has a broken key");
        }
    }
}
