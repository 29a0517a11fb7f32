package org.parley.call.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallException;
import org.parley.call.CallRecord;
import org.parley.call.CallService;
import org.parley.call.MediaChoice;
import org.parley.call.internal.history.History;
import org.parley.call.internal.thread.CallThread;
import org.parley.call.internal.thread.DiskThreads;
import org.parley.call.internal.thread.MediaThreads;
import org.parley.health.Couriers;
import org.parley.health.Fault;
import org.parley.health.Faults;
import org.parley.media.MediaEngine;
import org.parley.signaling.SignalingClient;
import org.parley.signaling.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls between two as a component: brings signaling, engines, configuration and threads together, and ends them. */
@Component(name = CallComponent.NAME, configurationPid = CallComponent.NAME, immediate = true, service = {CallService.class, Faults.class}, property = CallService.KIND + "=direct")
@Designate(ocd = CallConfig.class)
public final class CallComponent implements CallService, Faults {
    static final String NAME = "org.parley.call";
    private static final Logger LOG = LoggerFactory.getLogger(CallComponent.class);
    /** Framework property: the engine that the command line asks for; it comes before the configured one. */
    private static final String ENGINE = "parley.client.engine";
    /** Framework property: the folder of the user's data, where the history of calls is kept. */
    private static final String DATA = "parley.data";
    private static final long STOP_SECONDS = 2;

    private final String demandedEngine;
    private final CallThread thread;
    private final MediaThreads mediaThreads;
    private final DiskThreads diskThreads;
    private final Couriers couriers = new Couriers("call");
    private final Calls calls;
    private final AtomicBoolean deactivated = new AtomicBoolean();

    /** @throws IllegalArgumentException when a value of the configuration is not allowed */
    @Activate
    public CallComponent(BundleContext context, @Reference(name = "signaling") SignalingClient signaling, CallConfig config) {
        demandedEngine = context.getProperty(ENGINE);
        Settings settings = settings(config);
        thread = new CallThread(Clock.systemUTC());
        mediaThreads = new MediaThreads();
        diskThreads = new DiskThreads();
        String userData = context.getProperty(DATA);
        History history = new History(userData == null || userData.isBlank() ? null : Path.of(userData), diskThreads);
        calls = new Calls(signaling, thread, mediaThreads, diskThreads, new MessageIds(), settings, history, couriers);
        calls.subscribe(new AddressWatch(thread, mediaThreads, AddressWatch::present, calls::addressGone)::heard);
        calls.subscribe(new SleepWatch(thread, calls::awoke)::heard);
    }

    private Settings settings(CallConfig config) {
        Settings settings = Settings.of(config);
        return demandedEngine == null || demandedEngine.isBlank() ? settings : new Settings(demandedEngine.strip(), settings.media(), settings.relayOnly());
    }

    /** An engine has come; it serves from the next call on, and calls whose engine has gone. */
    @Reference(name = "engine", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    public void addEngine(MediaEngine engine, Map<String, Object> properties) {
        int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer number ? number : 0;
        calls.add(engine, ranking, (Long) properties.get(Constants.SERVICE_ID));
    }

    /** An engine goes: nothing new begins with it. A call that uses it hears of its end from its session. */
    public void removeEngine(MediaEngine engine) {
        calls.remove(engine);
    }

    /** The configuration was edited; a mistake in it leaves the one before in force. */
    @Modified
    public void modified(CallConfig config) {
        try {
            calls.configure(settings(config));
        } catch (IllegalArgumentException e) {
            LOG.error("{}; what was in force before stays", e.getMessage());
        }
    }

    /** Ends the call on both sides, closes media, removes what was half received and ends the threads, within 3 s and a little. */
    @Deactivate
    public void deactivate() {
        if (deactivated.getAndSet(true)) {
            return;
        }
        try {
            if (thread.isCurrent()) {
                calls.stop();
            } else {
                CompletableFuture.supplyAsync(calls::stop, thread).thenCompose(freed -> freed).get(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (TimeoutException e) {
            LOG.warn("Media was not freed within {} s", STOP_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            LOG.warn("Calls could not be ended in order", e);
        } finally {
            thread.close();
            couriers.close();
            mediaThreads.close();
            diskThreads.close();
        }
    }

    @Override
    public Call call(String peer) throws CallException {
        return calls.call(peer);
    }

    @Override
    public List<Fault> faults() {
        return couriers.faults();
    }

    @Override
    public Optional<Call> current() {
        return calls.current();
    }

    @Override
    public List<CallRecord> history() {
        return calls.history();
    }

    @Override
    public void media(MediaChoice choice) {
        calls.media(choice);
    }

    @Override
    public Subscription subscribe(Consumer<CallEvent> subscriber) {
        return calls.subscribe(subscriber);
    }
}
