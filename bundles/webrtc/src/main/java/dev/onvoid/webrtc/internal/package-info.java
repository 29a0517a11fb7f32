/** webrtc-java's private package, for the one class of ours that must be in it: it frees native objects that the library forgets. */
package dev.onvoid.webrtc.internal;
