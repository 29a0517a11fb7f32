/**
 * Sound devices of a Linux machine, by the client library of PulseAudio, which PipeWire serves, too. webrtc-java 0.14.0 has devices of its own there, but chooses the
 * default one whatever it is told, since it compares identifiers that are all empty.
 */
package org.parley.media.webrtc.internal.pulse;
