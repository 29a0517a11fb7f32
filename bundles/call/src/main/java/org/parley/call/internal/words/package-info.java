/** The six words that both sides of a call can compare. */
package org.parley.call.internal.words;
