package org.parley.launcher.doctor;

/** What a check found: {@code what} names the thing, {@code mend} says what to do about it and is empty when it is well. */
record Finding(Verdict verdict, String what, String mend) {
    /** How bad it is. */
    enum Verdict {
        /** Well. */
        OK,
        /** Something works less well, or not in some use. */
        NOTE,
        /** Needed and not there. */
        MISSING
    }

    static Finding ok(String what) {
        return new Finding(Verdict.OK, what, "");
    }

    static Finding note(String what, String mend) {
        return new Finding(Verdict.NOTE, what, mend);
    }

    static Finding missing(String what, String mend) {
        return new Finding(Verdict.MISSING, what, mend);
    }

    @Override
    public String toString() {
        String word = verdict.name().toLowerCase(java.util.Locale.ROOT);
        return "%-8s %s%s".formatted(word, what, mend.isEmpty() ? "" : ": " + mend);
    }
}
