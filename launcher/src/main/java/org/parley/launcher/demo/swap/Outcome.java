package org.parley.launcher.demo.swap;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What became of a swap.
 *
 * @param what       was swapped, in words
 * @param gapMillis  the longest time that either side was without a picture
 * @param missed     pictures that did not come, of both sides
 * @param pictures   that came, of both sides
 * @param awayMillis the longest time that either side was without signaling; 0 when nobody was
 * @param kept       what stayed, in words
 * @param broken     what was promised and is not so, in words
 */
record Outcome(String what, long gapMillis, int missed, int pictures, long awayMillis, List<String> kept, List<String> broken) {
    Outcome {
        kept = List.copyOf(kept);
        broken = List.copyOf(broken);
    }

    /** A line for people. */
    String text() {
        List<String> parts = new ArrayList<>();
        parts.add(awayMillis == 0 ? "signaling noticed nothing" : "signaling away " + awayMillis + " ms");
        parts.add(String.format(Locale.ROOT, "%d of %d pictures missing, at most %d ms without one", missed, missed + pictures, gapMillis));
        parts.addAll(kept);
        return what + ": " + String.join("; ", parts) + (broken.isEmpty() ? "" : "; BROKEN: " + String.join("; ", broken));
    }

    /** The same for programs. */
    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("event", "swap");
        json.addProperty("what", what);
        json.addProperty("longestMillis", gapMillis);
        json.addProperty("missed", missed);
        json.addProperty("pictures", pictures);
        json.addProperty("awayMillis", awayMillis);
        json.addProperty("broken", String.join("; ", broken));
        return json;
    }
}
