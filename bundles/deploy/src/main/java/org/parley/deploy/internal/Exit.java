package org.parley.deploy.internal;

/** What the launcher shall end the process with. */
final class Exit {
    /** System property. */
    private static final String CODE = "parley.exit.code";
    private static final String CONFIGURATION = "2";

    private Exit() {}

    /** A configuration at the start is not allowed. */
    static void refuse() {
        if (System.getProperty(CODE) == null) {
            System.setProperty(CODE, CONFIGURATION);
        }
    }
}
