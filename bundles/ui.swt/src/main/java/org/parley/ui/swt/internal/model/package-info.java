/** What screens stand on: services and their events brought to the UI thread, settings, and work that is done elsewhere. */
package org.parley.ui.swt.internal.model;
