/** Paints pictures with GTK's own means, which are not part of SWT's public interface. */
package org.parley.ui.swt.gtk.internal;
