/**
 * The media engine on libwebrtc, through webrtc-java 0.14.0. One thread of an engine makes all native calls, another one
 * makes all calls to listeners. What this version of the library does to a process that is careless is told where care is taken:
 * no callback may throw, frames are released exactly once, what is kept is referenced, and things are freed in one order.
 */
package org.parley.media.webrtc.internal;
