package org.parley.signaling.client.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of a {@link Rig}, which is made before it and stopped after it. */
abstract class WithRig {
    @TempDir
    Path folder;
    Rig rig;

    @BeforeEach
    void makeRig() {
        rig = new Rig(folder);
    }

    @AfterEach
    void stop() {
        rig.client.deactivate();
    }
}
