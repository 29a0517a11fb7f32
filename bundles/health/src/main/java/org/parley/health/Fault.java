package org.parley.health;

/**
 * Something that is wrong at the moment.
 *
 * @param bundle whose fault it is: a symbolic name, with its version where that is known
 * @param text   a line for people: what is wrong, and what to do where something can be done
 */
public record Fault(String bundle, String text) {
    /** As one line. */
    @Override
    public String toString() {
        return bundle + ": " + text;
    }
}
