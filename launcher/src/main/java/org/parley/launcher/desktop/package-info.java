/** What a window needs of the machine, looked for before anything is started: a display that answers, GTK, a font, a notification service. */
package org.parley.launcher.desktop;
