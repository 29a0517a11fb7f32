package org.parley.server;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What an operator can do with accounts beyond {@link UserStore}. An OSGi service of a store that can. Every method may be called on any thread and may block (disk);
 * what it has acknowledged by returning is on disk. Names are looked up without regard to ASCII case.
 */
@ConsumerType
public interface AccountAdmin {
    /**
     * An account.
     *
     * @param disabled it cannot log in, and its tokens are void
     */
    record AccountInfo(String username, boolean disabled) {}

    /** All accounts, sorted by name in lower case. */
    List<AccountInfo> accounts() throws UserStoreException;

    /** Disables an account and makes its tokens void for good, or enables it; its password stays. False when there is no such account. A session that it has is not ended. */
    boolean setDisabled(String username, boolean disabled) throws UserStoreException;

    /** Deletes an account and makes its tokens void, also for an account of the same name that is made later. False when there is none. A session that it has is not ended. */
    boolean delete(String username) throws UserStoreException;

    /** Makes a code by which one account can be made until then, where {@link UserStore#registerInvited} is asked. */
    String invite(Instant until) throws UserStoreException;

    /** Writes all accounts, as they are at one moment, into a new file for the owner alone, in the store's own format, while the store is in use. */
    void backup(Path file) throws UserStoreException;
}
