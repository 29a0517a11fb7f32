package org.parley.server;

import java.nio.file.Path;

/** The store that the server's own tests use keeps the contract, too. */
class MapUserStoreTest extends UserStoreContract {
    @Override
    protected UserStore open(Path folder) {
        return MapUserStore.in(folder);
    }

    @Override
    protected void close(UserStore store) {
        ((MapUserStore) store).close();
    }
}
