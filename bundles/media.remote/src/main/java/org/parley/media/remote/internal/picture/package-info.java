/** Pictures in memory that client and child share: a file in both processes' memory, with three places for pictures, of which the latest complete one is taken. */
package org.parley.media.remote.internal.picture;
