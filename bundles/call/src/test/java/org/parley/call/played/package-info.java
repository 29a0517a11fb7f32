/** Calls that tests of other bundles play: user interfaces and commands. */
package org.parley.call.played;
