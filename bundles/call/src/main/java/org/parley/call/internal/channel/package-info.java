/** The messages of the data channel {@code parley}, as the protocol has them. */
package org.parley.call.internal.channel;
