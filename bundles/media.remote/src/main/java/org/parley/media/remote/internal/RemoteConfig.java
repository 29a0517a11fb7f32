package org.parley.media.remote.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Parley media in a process of its own", description = "Which engine the child process runs. A change ends the child, and calls recover.")
@interface RemoteConfig {
    /** A media engine's name. */
    @AttributeDefinition(description = "Name of the media engine that the child process runs, such as webrtc or synthetic")
    String engine() default "webrtc";
}
