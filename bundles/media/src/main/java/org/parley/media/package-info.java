/**
 * The seam between calls and media. A {@link org.parley.media.MediaEngine} opens what a user sends
 * ({@link org.parley.media.LocalMedia}: camera and microphone, or files) and makes sessions to one other side
 * ({@link org.parley.media.MediaSession}), which negotiate by session descriptions and candidates (RFC 8829, JSEP) that the call carries.
 * Capture is separate from a session, so that one capture can feed several of them.
 */
@Export
@Version("1.1.0")
package org.parley.media;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
