package org.parley.shell.internal;

import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.parley.call.CallService;
import org.parley.media.MediaException;
import org.parley.signaling.SignalingClient;

/** Runs the {@link HeadlessClient} where the launch arguments ask for one, and hangs up and logs out when the process ends. */
@Component(name = "org.parley.shell", configurationPid = "org.parley.shell", service = HeadlessComponent.class, immediate = true)
public final class HeadlessComponent {
    private final BundleContext context;
    private final LaunchArguments arguments;
    private final HeadlessClient client;

    /** Does nothing yet. */
    @Activate
    public HeadlessComponent(BundleContext context, @Reference(name = "signaling") SignalingClient signaling, @Reference(name = "screen") Screen screen) {
        this.context = context;
        this.arguments = LaunchArguments.read(context::getProperty);
        this.client = new HeadlessClient(signaling, arguments, screen.view(), new FrameworkExit(context));
    }

    @Reference(name = "calls", target = "(" + CallService.KIND + "=direct)", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
        policyOption = ReferencePolicyOption.GREEDY)
    void bindCalls(CallService calls) {
        if (arguments.headless()) {
            client.calls(calls);
        }
    }

    void unbindCalls(CallService calls) {
        client.callsGone(calls);
    }

    /** Begins to log in, where it was asked for; returns at once. */
    @Activate
    void begin() {
        if (arguments.headless()) {
            client.start();
            Thread trial = new Thread(this::tryMedia, "parley-shell-trial-1");
            trial.setDaemon(true);
            trial.start();
        }
    }

    private void tryMedia() {
        try {
            new MediaTrial(context).open(arguments.media(), arguments.engine());
        } catch (MediaException e) {
            client.fail(e);
        } catch (IllegalStateException e) {
            // this bundle was stopped meanwhile: nobody asks any more
        }
    }

    /** The client, for the commands; empty when there is none because a window is there instead. */
    Optional<HeadlessClient> client() {
        return arguments.headless() ? Optional.of(client) : Optional.empty();
    }

    /** Hangs up and logs out if the process ends; otherwise leaves call and login alone. */
    @Deactivate
    public void close() {
        if (arguments.headless()) {
            client.stop(context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.STOPPING);
        }
    }
}
