/**
 * The signaling client. {@link org.parley.signaling.internal.SignalingComponent} takes calls from any thread to the one {@link org.parley.signaling.internal.Loop} that
 * owns all state; there {@link org.parley.signaling.internal.Connector} keeps a connection, and {@link org.parley.signaling.internal.SessionKeeper} the login over it.
 */
package org.parley.signaling.internal;
