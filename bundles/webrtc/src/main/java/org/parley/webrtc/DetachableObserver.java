package org.parley.webrtc;

import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import java.util.function.Consumer;

/**
 * Hands on what a data channel tells, until it is detached. webrtc-java 0.14.0 keeps a registered observer, and so its class loader, for ever: register one of
 * these, which belongs to the bundle of the library, and detach it before the channel is disposed. Nothing escapes it, since that would end the process.
 */
public final class DetachableObserver implements RTCDataChannelObserver {
    private volatile RTCDataChannelObserver delegate;

    /** Hands on to {@code delegate}, on threads of the library. */
    public DetachableObserver(RTCDataChannelObserver delegate) {
        this.delegate = delegate;
    }

    /** Lets go of the delegate; it hears nothing more but what is being told. */
    public void detach() {
        delegate = null;
    }

    @Override
    public void onBufferedAmountChange(long previousAmount) {
        tell(to -> to.onBufferedAmountChange(previousAmount));
    }

    @Override
    public void onStateChange() {
        tell(RTCDataChannelObserver::onStateChange);
    }

    @Override
    public void onMessage(RTCDataChannelBuffer message) {
        tell(to -> to.onMessage(message));
    }

    private void tell(Consumer<RTCDataChannelObserver> event) {
        RTCDataChannelObserver to = delegate;
        if (to != null) {
            try {
                event.accept(to);
            } catch (Throwable e) {
                // The delegate reports its own failures; here is no one to tell.
            }
        }
    }
}
