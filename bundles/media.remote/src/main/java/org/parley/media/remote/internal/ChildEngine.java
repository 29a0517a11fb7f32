package org.parley.media.remote.internal;

import java.util.List;

/**
 * The engine that a child makes.
 *
 * @param type      its class, with a public constructor without parameters
 * @param stop      its method without parameters that stops it; null for none
 * @param classPath of the child: jars and folders
 */
record ChildEngine(String type, String stop, List<String> classPath) {
    /** Copies the list. */
    ChildEngine {
        classPath = List.copyOf(classPath);
    }
}
