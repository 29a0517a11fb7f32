/**
 * A media engine without native code: a pattern or a file as camera, a file as microphone and speaker, carried as encrypted
 * datagrams of an own format between two sessions of this engine. {@code SyntheticEngine} makes {@code SyntheticMedia}, whose
 * thread captures, and {@code SyntheticSession}, whose thread owns one socket and all state of one connection:
 * {@code Negotiation} (descriptions), {@code Connection} (a {@code Link} for each agreed pair of credentials), {@code TextStream},
 * {@code PictureReceiver}, {@code SoundReceiver}.
 */
package org.parley.media.synthetic.internal;
