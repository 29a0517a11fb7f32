package org.parley.ui.swt.internal.model;

import java.nio.file.Path;

/** All that is kept in the user's data folder for the windows. */
public record UserData(SettingsStore settings, Memory memory, KeptSession kept) {
    /** Reads it; blocks for that. */
    public static UserData load(Path folder, Disk disk) {
        return new UserData(SettingsStore.load(folder, disk), Memory.load(folder, disk), KeptSession.load(folder, disk));
    }
}
