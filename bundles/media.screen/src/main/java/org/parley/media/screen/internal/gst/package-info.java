/** The little of GStreamer that it takes to get the pictures of a PipeWire stream, by JNA. Structures are read by offset, as they are on 64-bit systems. */
package org.parley.media.screen.internal.gst;
