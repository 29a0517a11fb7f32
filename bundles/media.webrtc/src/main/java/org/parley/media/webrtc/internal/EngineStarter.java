package org.parley.media.webrtc.internal;

import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.parley.webrtc.NativeLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the native library, and enables the engine if that succeeds; else says in one line what is missing, and calls use another engine. */
@Component(name = "org.parley.media.webrtc.starter", service = {}, immediate = true)
public final class EngineStarter {
    private static final Logger LOG = LoggerFactory.getLogger(EngineStarter.class);

    /** Decides. */
    @Activate
    public EngineStarter(ComponentContext context) {
        try {
            NativeLibrary.load();
            context.enableComponent(WebRtcEngine.NAME);
        } catch (LinkageError e) {
            LOG.error("no WebRTC media, calls use another engine: {}; parley doctor says what to install", e.getMessage());
        }
    }
}
