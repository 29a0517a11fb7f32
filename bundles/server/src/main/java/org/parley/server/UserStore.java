package org.parley.server;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Accounts, and what makes tokens good or void. An OSGi service; the best ranked one is used. Every method may be called on any thread, several at once, and
 * may block (disk, password hash): the server calls on threads of its own for that. What a method has acknowledged by returning is on disk.
 * Names are looked up without regard to ASCII case.
 */
@ConsumerType
public interface UserStore {
    /**
     * Makes an account. Names and passwords were checked against protocol.md by the caller.
     *
     * @throws UserStoreException USERNAME_TAKEN or UNAVAILABLE
     */
    Account register(String username, String password) throws UserStoreException;

    /**
     * Makes an account by an invitation, which is then used up. A store without invitations knows none.
     *
     * @param invitation any text
     * @throws UserStoreException USERNAME_TAKEN, INVITATION_INVALID or UNAVAILABLE; the invitation stays good
     */
    default Account registerInvited(String username, String password, String invitation) throws UserStoreException {
        throw new UserStoreException(UserStoreException.Kind.INVITATION_INVALID, "there are no invitations", null);
    }

    /** The account when the password is right; empty for a wrong one, for an unknown user and for a disabled account, in about the same time. */
    Optional<Account> authenticate(String username, String password) throws UserStoreException;

    /** The account of that name, unless it is disabled. Does not hash. */
    Optional<Account> find(String username) throws UserStoreException;

    /** Sets a new password, which ends all tokens of the account by a new epoch. Empty when there is no such account. */
    Optional<Account> changePassword(String username, String password) throws UserStoreException;

    /** The secret that tokens are signed with: 32 random bytes made at the first call and kept. A fresh copy. */
    byte[] tokenKey() throws UserStoreException;

    /** Makes the tokens of a session void, for ever or at least until {@code until}. */
    void revokeSession(String session, Instant until) throws UserStoreException;

    /** Whether the tokens of that session were made void. Does not hash. */
    boolean isRevoked(String session) throws UserStoreException;
}
