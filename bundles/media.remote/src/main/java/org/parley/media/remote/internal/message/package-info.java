/**
 * What client and child say to each other, as records, and how these become bytes. The protocol is private: both ends are of the same jar, so it has no version. A
 * {@link org.parley.media.remote.internal.message.Request} goes to the child and says itself how it is carried out there, a
 * {@link org.parley.media.remote.internal.message.News} comes from it and says whom it tells; pictures go both ways.
 */
package org.parley.media.remote.internal.message;
