/** The {@link org.parley.signaling.SignalingClient} that stays while the bundle that does its work is updated: {@link org.parley.signaling.internal.LastingClient}. */
package org.parley.signaling.internal;
