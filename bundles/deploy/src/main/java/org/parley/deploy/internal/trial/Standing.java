package org.parley.deploy.internal.trial;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Where a bundle stands. On the thread of the trials. */
final class Standing {
    /** {@code Bundle.getLastModified} of the content that the rest is about. */
    long content = -1;
    /** The components that ran with it, or with what was before while it is on trial. */
    Set<String> components = new TreeSet<>();
    /** In {@code plugins/}; null for what is shipped. */
    Path file;
    /** Null when it is over. */
    Trial trial;
    /** The content is the former one, brought back. */
    boolean returning;
}
