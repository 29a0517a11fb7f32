/** What tests of windows stand on: a display of their own, a window that is driven as a user would, and services that a test plays. */
package org.parley.ui.swt.internal.rig;
