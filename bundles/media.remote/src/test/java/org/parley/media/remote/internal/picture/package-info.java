/** Tests of pictures in shared memory. */
package org.parley.media.remote.internal.picture;
