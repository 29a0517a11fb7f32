/** How windows look: colours, fonts, icons, and the drawn widgets that all screens share. Everything here belongs to the UI thread. */
package org.parley.ui.swt.internal.look;
