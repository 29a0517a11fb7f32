package org.parley.call.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration {@code org.parley.call}. A change counts from the next call on. */
@ObjectClassDefinition(name = "Parley calls", description = "What a call captures, and by which engine. A change counts from the next call on.")
@interface CallConfig {
    /** A media engine's name. */
    @AttributeDefinition(description = "Name of the media engine, such as webrtc, synthetic or remote; empty for the best that is there")
    String engine() default "";

    /** Where pictures come from. */
    @AttributeDefinition(description = "none, pattern, any, a .y4m file or a camera's name")
    String camera() default "any";

    /** Where sound comes from. */
    @AttributeDefinition(description = "silence, any, a .wav file or a microphone's name")
    String microphone() default "any";

    /** Where sound goes. */
    @AttributeDefinition(description = "none, any, a .wav file or a speaker's name")
    String speaker() default "any";

    /** Pixels. */
    @AttributeDefinition(min = "16", max = "3840", description = "Width of the picture in pixels, even, 16 to 3840")
    int width() default 640;

    /** Pixels. */
    @AttributeDefinition(min = "16", max = "2160", description = "Height of the picture in pixels, even, 16 to 2160")
    int height() default 480;

    /** Whether the other side must not learn this one's addresses. */
    @AttributeDefinition(description = "Go only through the server's TURN server, so that the other side does not learn this machine's addresses")
    boolean relayOnly() default false;

    /** Pictures a second. */
    @AttributeDefinition(min = "1", max = "60", description = "Pictures a second, 1 to 60")
    int framesPerSecond() default 30;
}
