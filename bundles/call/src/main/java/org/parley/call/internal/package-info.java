/**
 * Calls between two. {@link org.parley.call.internal.Calls} is the service and the register of calls, {@link org.parley.call.internal.DirectCall} the state
 * machine of one. Everything here lives on one thread, the {@link org.parley.call.internal.Loop}, unless a class says otherwise; what may block runs on a pool and
 * reports back to it.
 */
package org.parley.call.internal;
