/**
 * The client without a window: commands for the framework's shell (scope {@code parley}), and the program that logs in by the launch arguments, answers calls and prints what happens.
 * It adds nothing to what calls and signaling can do; it shows them on standard output.
 */
package org.parley.shell.internal;
