package org.parley.launcher.soak;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A file that is sent in calls: whoever is offered it accepts it, and what is said to have come whole is compared. */
final class Parcels {
    /** Some dozen messages of a data channel: what befalls a call often meets a file on its way. */
    private static final int BYTES = 400_000;

    private final Path folder;
    private final Path file;
    private int arrived;

    /** Makes the file in {@code folder}, the same each time. */
    Parcels(Path folder) throws IOException {
        this.folder = folder;
        byte[] content = new byte[BYTES];
        new Random(BYTES).nextBytes(content);
        file = Files.write(folder.resolve("parcel.bin"), content);
    }

    void send(Participant one) {
        one.program().type("send " + file);
    }

    /** Takes what {@code one} says of a file. */
    void hear(Participant one, JsonObject event) throws Finding, IOException {
        String state = event.get("state").getAsString();
        if (event.get("own").getAsBoolean()) {
            return;
        }
        if (state.equals("offered")) {
            one.program().type("accept " + Files.createDirectories(folder.resolve(one + "-got")));
        } else if (state.equals("done")) {
            Path got = Path.of(event.get("path").getAsString());
            if (Files.mismatch(file, got) >= 0) {
                throw new Finding(one + " was told that a file had come whole, but " + folder.relativize(got) + " is not what was sent");
            }
            Files.delete(got);
            arrived++;
        }
    }

    /** How many came whole. */
    int arrived() {
        return arrived;
    }
}
