/**
 * The command line, and the process around the framework: finds the bundles, starts Felix with them, lends it the main thread and standard input, and ends with an exit code.
 * Runs on the plain class path and knows no class of the bundles; arguments reach them as framework properties {@code parley.*}.
 */
package org.parley.launcher;
