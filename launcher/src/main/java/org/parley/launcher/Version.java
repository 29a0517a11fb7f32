package org.parley.launcher;

import picocli.CommandLine.IVersionProvider;

/** Parley's version, as the jar's manifest has it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"parley " + (version == null ? "unpackaged" : version) + ", Java " + Runtime.version()};
    }
}
