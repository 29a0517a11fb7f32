/**
 * The signaling client. {@link org.parley.signaling.client.internal.SignalingComponent} takes calls from any thread to the one {@link org.parley.signaling.client.internal.Loop} that
 * owns all state; there {@link org.parley.signaling.client.internal.Connector} keeps a connection, and {@link org.parley.signaling.client.internal.SessionKeeper} the login over it.
 */
package org.parley.signaling.client.internal;
