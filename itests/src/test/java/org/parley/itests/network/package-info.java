/** Calls over networks that lose, delay, change and go: each side in a network namespace of its own, and between them a forwarder in user space, since not every kernel can spoil packets. */
package org.parley.itests.network;
