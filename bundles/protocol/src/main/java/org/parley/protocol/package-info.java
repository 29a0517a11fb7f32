/**
 * The messages of the Parley signaling protocol, version 1, as records, and their JSON form. docs/protocol.md is the contract;
 * nothing here opens a connection or keeps state.
 */
@Export
@Version("1.1.0")
package org.parley.protocol;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
