/** The main window and its screens but for that of a call. Everything here belongs to the UI thread. */
package org.parley.ui.swt.internal.screen;
