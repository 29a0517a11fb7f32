package org.parley.ui.swt.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import org.eclipse.swt.widgets.Display;
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
import org.parley.media.MediaEngine;
import org.parley.media.ScreenCapture;
import org.parley.signaling.SignalingClient;
import org.parley.ui.swt.desktop.Notifications;
import org.parley.ui.swt.internal.model.DiskThread;
import org.parley.ui.swt.internal.model.LaunchOptions;
import org.parley.ui.swt.internal.model.Services;
import org.parley.ui.swt.internal.model.UserData;
import org.parley.ui.swt.video.VideoPainter;

/** Shows the windows on the lent main thread, unless the client is headless. Stopping it leaves call and login alone, unless the process ends. */
@Component(name = "org.parley.ui.swt", service = {}, immediate = true)
public final class UiComponent {
    private static final Duration MOST_TO_CLOSE = Duration.ofSeconds(5);

    private final BundleContext context;
    private final Executor mainThread;
    private final ReadyDisplay ready;
    private final Services services;
    private final LaunchOptions options;
    private final DiskThread disk = new DiskThread();
    private UserData data;
    private UiLoop loop;

    /** Shows nothing yet. */
    @Activate
    public UiComponent(BundleContext context, @Reference(name = "main", target = "(&(main.thread=true)(user.level=true))") Executor mainThread,
            @Reference(name = "display") ReadyDisplay ready, @Reference(name = "signaling") SignalingClient signaling) {
        this.context = context;
        this.mainThread = mainThread;
        this.ready = ready;
        this.services = new Services(signaling);
        this.options = LaunchOptions.read(context::getProperty);
    }

    /** Reads the user's settings and begins to show windows. */
    @Activate
    void open() {
        if (!options.headless()) {
            data = UserData.load(Path.of(context.getProperty("parley.data")), disk);
            loop = new UiLoop(ready::take, this::windows, new ProcessEnd(context));
            ready.want();
            mainThread.execute(loop);
        }
    }

    private UiLoop.Windows windows(Display display) {
        ClientWindows windows = new ClientWindows(display, services, options, data, ready.masks());
        Preparation.begin(display, ready.rehearsal(), context.getBundle(), services.painters()::prepare);
        return windows;
    }

    @Reference(name = "calls", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindCalls(CallService calls) {
        services.add(calls);
    }

    void unbindCalls(CallService calls) {
        services.remove(calls);
    }

    @Reference(name = "engine", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindEngine(MediaEngine engine) {
        services.engine(engine);
    }

    void unbindEngine(MediaEngine engine) {
        services.engineGone(engine);
    }

    @Reference(name = "screens", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindScreens(ScreenCapture screens) {
        services.screens(screens);
    }

    void unbindScreens(ScreenCapture screens) {
        services.screensGone(screens);
    }

    @Reference(name = "notifications", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindNotifications(Notifications notifications) {
        services.notifications(notifications);
    }

    void unbindNotifications(Notifications notifications) {
        services.notificationsGone(notifications);
    }

    @Reference(name = "painters", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindPainters(VideoPainter painter, Map<String, Object> properties) {
        services.painters().add(painter, properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0);
    }

    void unbindPainters(VideoPainter painter) {
        services.painters().remove(painter);
    }

    /** Takes the windows away; hangs up and leaves the server if the process ends. Blocks, 10 s at most; on the UI thread not at all. */
    @Deactivate
    void close() {
        if (options.headless()) {
            return;
        }
        boolean ending = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.STOPPING;
        if (ending) {
            services.hangUp(); // now: a dialog of the platform keeps the windows until the time is over
        }
        loop.stop(MOST_TO_CLOSE);
        disk.close();
        if (ending) {
            new Farewell(services, data.kept().get().isPresent()).run();
        }
    }
}
