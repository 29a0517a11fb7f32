/** What windows say, in each language. */
package org.parley.ui.swt.internal.text;
