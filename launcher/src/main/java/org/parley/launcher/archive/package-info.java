/** Archives of loaded classes, from which later starts are faster. */
package org.parley.launcher.archive;
