/** {@code parley bench}: the figures of docs/performance.md, measured on this machine with the shipped processes. */
package org.parley.launcher.bench;
