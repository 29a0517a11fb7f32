/** The component that shows the client's windows, and the loop that runs them on the lent main thread. */
package org.parley.ui.swt.internal;
