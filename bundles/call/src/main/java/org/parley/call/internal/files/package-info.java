/** Files that the two sides of a call send each other, each over a data channel of its own. */
package org.parley.call.internal.files;
