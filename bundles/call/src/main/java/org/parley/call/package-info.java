/** Calls as a user sees them: placing, answering, ending, and what happens meanwhile. */
@Export
@Version("1.1.0")
package org.parley.call;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
