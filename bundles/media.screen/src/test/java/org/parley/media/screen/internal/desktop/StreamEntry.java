package org.parley.media.screen.internal.desktop;

import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A stream of PipeWire, as a backend names it. */
public final class StreamEntry extends Struct {
    @Position(0)
    public final UInt32 node;
    @Position(1)
    public final Map<String, Variant<?>> properties;

    public StreamEntry(UInt32 node, Map<String, Variant<?>> properties) {
        this.node = node;
        this.properties = properties;
    }
}
