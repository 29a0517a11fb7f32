package org.parley.server.users.internal;

import java.nio.file.Path;
import org.parley.server.UserStore;
import org.parley.server.UserStoreContract;

class SqliteUserStoreTest extends UserStoreContract {
    @Override
    protected UserStore open(Path folder) {
        return Stores.open(folder.resolve("users.db"));
    }

    @Override
    protected void close(UserStore store) {
        ((SqliteUserStore) store).close();
    }
}
