/**
 * What becomes of a bundle that was dropped into {@code plugins/}, or replaced there while Parley runs: it is watched until it has proved that it runs, and what ran before is brought back
 * where it does not.
 */
package org.parley.deploy.internal.trial;
