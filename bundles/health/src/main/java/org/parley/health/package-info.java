/**
 * What is wrong at the moment, told by whoever knows it to whoever shows it: {@code parley:health}, the server's health page, {@code parley status}. Where a value of the
 * configuration was set. And couriers, which call listeners of somebody else's bundles so that these hold up nobody.
 */
@Export
@Version("1.0.0")
package org.parley.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
