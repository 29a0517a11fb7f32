/** What engines share to send and record without hardware: a test pattern with a readable clock, Y4M pictures and WAV sound from files. */
@Export
@Version("1.0.0")
package org.parley.media.source;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
