package org.parley.server.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.parley.health.ConfigPlace;
import org.parley.health.Fault;
import org.parley.health.Faults;
import org.parley.server.Figure;
import org.parley.server.ServerControl;
import org.parley.server.ServerFigures;
import org.parley.server.ServerStatus;
import org.parley.server.UserStore;
import org.parley.server.UserStoreException;
import org.parley.server.internal.figures.CounterFigures;
import org.parley.server.internal.figures.Counters;
import org.parley.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server as a component: follows its configuration, its transports and its store of accounts. Connections outlive a changed configuration; one that is not
 * allowed leaves the server as it runs.
 */
@Component(name = "org.parley.server", configurationPid = "org.parley.server", service = {ServerStatus.class, ServerFigures.class, ServerControl.class, Faults.class}, immediate = true)
@Designate(ocd = ServerConfig.class)
public final class ServerComponent implements ServerStatus, ServerFigures, ServerControl, Faults {
    private static final Logger LOG = LoggerFactory.getLogger(ServerComponent.class);
    private static final String LISTEN = "parley.server.listen";
    private static final String DATA = "parley.data";
    private static final String PID = "org.parley.server";
    private static final int USAGE = 2;
    private static final double NANOS = 1e9;
    private static final Duration HANGS = Duration.ofSeconds(10);
    /** How long who asks for problems waits for one who asked before: a disk that hangs holds one thread, not all of them. */
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(50);

    /** Who asks a store holds its lock. */
    private record Asking(UserStore store, ReentrantLock lock) {}

    private final RunningServer.Surroundings surroundings;
    private final UnaryOperator<String> place;
    private final StartReport report;
    private final Counters counters = new Counters();
    private final List<TransportProvider> transports = new CopyOnWriteArrayList<>();
    private volatile RunningServer running;
    private volatile Asking asking = new Asking(null, null);
    private volatile String problem;
    /** Of the latest configuration, while the one before it holds. */
    private volatile String refused;

    /** Null while there is none; logins are then answered with internal. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile UserStore store;

    /** Called by Declarative Services. Does not throw when it cannot run: the operator is told once, and the next configuration may be better. */
    @Activate
    public ServerComponent(BundleContext context, ServerConfig config, @Reference(name = "console") StartConsole console) {
        place = key -> ConfigPlace.of(context, PID, key);
        report = console.report();
        surroundings = new RunningServer.Surroundings(agent(context.getBundle().getVersion()), data(context), demanded(context), place);
        start(config);
    }

    private void start(ServerConfig config) {
        try {
            running = new RunningServer(config, surroundings, () -> store, report, counters);
            transports.forEach(running::add);
            problem = null;
        } catch (RunningServer.UsageException e) {
            problem = e.getMessage();
            report.fail(problem, USAGE);
        } catch (IllegalArgumentException e) {
            problem = placed(e);
            if (report.isOver()) {
                LOG.error("The server does not run: {}", problem);
            }
            report.fail(problem, USAGE);
        }
    }

    /** Such messages begin with the key, but for those of a certificate and an address; where that has its default, another key of the message was set. */
    private String placed(IllegalArgumentException e) {
        String key = RunningServer.key(e.getMessage(), e.getMessage().split("[ :]", 2)[0]);
        String nowhere = place.apply("");
        String where = Stream.concat(Stream.of(key), ConfigCheck.keysIn(e.getMessage())).map(place).filter(found -> !found.equals(nowhere)).findFirst().orElse(nowhere);
        return where + ": " + e.getMessage();
    }

    private static String agent(Version version) {
        return "parley-server/" + version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    }

    private static Path data(BundleContext context) {
        String data = context.getProperty(DATA);
        return Path.of(data == null || data.isBlank() ? "data" : data).toAbsolutePath().normalize();
    }

    private static List<String> demanded(BundleContext context) {
        String listen = context.getProperty(LISTEN);
        return listen == null || listen.isBlank() ? List.of() : Arrays.asList(listen.split(","));
    }

    /** Follows the configuration. Called by Declarative Services. */
    @Modified
    synchronized void modified(ServerConfig config) {
        if (running == null) {
            start(config);
            return;
        }
        try {
            running.adopt(config);
            refused = null;
            LOG.info("The configuration was changed; connections stay");
        } catch (IllegalArgumentException e) {
            refused = placed(e) + "; what was in force before stays";
            LOG.error("{}", refused);
        }
    }

    /** Called by Declarative Services. */
    @Reference(name = "transport", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void bindTransport(Transport transport, Map<String, Object> properties) {
        TransportProvider provider = TransportProvider.of(transport, properties);
        transports.add(provider);
        if (running != null) {
            running.add(provider);
        }
    }

    /** Called by Declarative Services while the transport still works. */
    synchronized void unbindTransport(Transport transport) {
        transports.removeIf(provider -> provider.transport() == transport);
        if (running != null) {
            running.remove(transport);
        }
    }

    /** Called by Declarative Services. */
    @Deactivate
    synchronized void deactivate() {
        RunningServer old = running;
        running = null;
        if (old != null) {
            old.close();
        }
    }

    @Override
    public List<URI> listening() {
        RunningServer current = running;
        return current == null ? List.of() : current.listening();
    }

    @Override
    public String fingerprint() {
        RunningServer current = running;
        return current == null ? null : current.fingerprint();
    }

    @Override
    public List<String> failures() {
        RunningServer current = running;
        String now = problem;
        return current != null ? current.failures() : now == null ? List.of() : List.of(now);
    }

    @Override
    public List<Figure> figures() {
        RunningServer current = running;
        Stream<Figure> now = current == null ? Stream.empty() : current.figures().stream();
        return Stream.concat(Stream.concat(CounterFigures.of(counters).stream(), now), Stream.of(lags())).toList();
    }

    private Figure lags() {
        return new Figure.Gauge("parley_event_loop_lag_seconds", "How late an event loop of a transport came to its work at worst, of the last 16 s.", transports.stream()
                .map(provider -> new Figure.Sample(Map.of("transport", String.join("-", new TreeSet<>(provider.schemes()))), provider.transport().lag().toNanos() / NANOS))
                .toList());
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>(failures());
        if (running == null && problems.isEmpty()) {
            problems.add("the server does not run");
        }
        UserStore current = store;
        try {
            if (current == null) {
                problems.add("no store of accounts is running");
            } else if (!answers(current)) {
                problems.add("accounts do not answer: who asked before waits for longer than " + ANSWER.toSeconds() + " s");
            }
        } catch (UserStoreException e) {
            problems.add(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problems.add("it was not seen whether accounts answer");
        }
        return problems;
    }

    @Override
    public List<Fault> faults() {
        RunningServer current = running;
        Optional<String> certificate = current == null ? Optional.empty() : current.refusedCertificate();
        return Stream.concat(Stream.ofNullable(refused), certificate.stream()).map(text -> new Fault(PID, text)).toList();
    }

    /** False when somebody who asked before has waited too long. Another store may answer where the one before did not. */
    private boolean answers(UserStore current) throws UserStoreException, InterruptedException {
        Asking now = asking;
        if (now.store != current) {
            now = new Asking(current, new ReentrantLock());
            asking = now;
        }
        if (!now.lock.tryLock(ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        try {
            current.find("health");
            return true;
        } finally {
            now.lock.unlock();
        }
    }

    @Override
    public boolean responds() {
        RunningServer current = running;
        return !(current != null && hangs(current::timersAge)) && transports.stream().noneMatch(provider -> hangs(provider.transport()::lag));
    }

    /** What only hung, for instance with all of the process, is as late as it was; what hangs is ever later. */
    private static boolean hangs(Supplier<Duration> late) {
        Duration before = late.get();
        if (before.compareTo(HANGS) <= 0) {
            return false;
        }
        LockSupport.parkNanos(LOOK.toNanos());
        return late.get().compareTo(before) > 0;
    }

    @Override
    public List<SessionInfo> listSessions() {
        RunningServer current = running;
        return current == null ? List.of() : current.sessionInfos();
    }

    @Override
    public List<IceInfo> iceServers(String username) {
        RunningServer current = running;
        return current == null ? List.of() : current.iceServers(username);
    }

    @Override
    public boolean kick(String username) throws UserStoreException {
        RunningServer current = running;
        return current != null && current.kick(username);
    }

    @Override
    public boolean registrationOpen() {
        RunningServer current = running;
        return current != null && current.registrationOpen();
    }

    @Override
    public int connections() {
        RunningServer current = running;
        return current == null ? 0 : current.connections();
    }

    @Override
    public int sessions() {
        RunningServer current = running;
        return current == null ? 0 : current.sessions();
    }
}
