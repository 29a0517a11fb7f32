/** What windows show of calls. Everything here belongs to the UI thread. */
package org.parley.ui.swt.internal.call;
