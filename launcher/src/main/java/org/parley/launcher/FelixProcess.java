package org.parley.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.launch.Framework;

/**
 * A framework from its start to the end of the process. The calling thread becomes the main thread that is lent to the bundles; they are installed and started on another one, so that one that
 * waits for the main thread does not wait for itself. However it ends, stopping is bounded: {@value #MOST_STOP_MILLIS} ms after a signal, or else after the framework began to stop, the
 * process ends anyway.
 */
final class FelixProcess {
    /** System property by which a bundle that stops the framework says what the process shall end with. */
    static final String EXIT_CODE = "parley.exit.code";

    /** What {@link Startup}, {@link FailedComponents} and, of plug-ins, the bundle deploy tell in better words. */
    private static final String TOLD_ELSEWHERE = "(?s)^(FrameworkEvent ERROR"
        + "|bundle \\S+ .*: (Error during instantiation|The (activate|start) method|Could not get service from ref|DependencyManager : invokeBindMethod)).*";
    /** A message with the text of its innermost exception. */
    private static final String ONE_LINE = "%replace(%msg%replace(: %rEx{short}){'(?s)^: $|\\R.*', ''}%n){'" + TOLD_ELSEWHERE + "', ''}%nopex";

    static final long MOST_STOP_MILLIS = 10_000;

    private final Launch launch;
    private final MainThread mainThread = new MainThread();
    private final CountDownLatch started = new CountDownLatch(1);
    private final AtomicBoolean bounded = new AtomicBoolean();
    private volatile boolean over;
    private Framework framework;
    private volatile ServiceRegistration<Executor> lent;

    FelixProcess(Launch launch) {
        this.launch = launch;
    }

    /** Runs until the framework has stopped; returns the exit code. */
    int run() throws LaunchException, InterruptedException {
        launch.home().readable();
        LogConfiguration.check(launch.home().conf().resolve("logback.xml"));
        LogFiles logs = new LogFiles(launch.role(), launch.log());
        logs.ready();
        Path storage = storage();
        logs.tell();
        System.setProperty("parley.log.console", launch.verbose() ? "%msg%n%ex" : ONE_LINE);
        NativeCode.unpackInto(storage.resolve("native"));
        framework = new FrameworkFactory().newFramework(FrameworkSettings.of(launch, storage));
        try {
            framework.init();
        } catch (BundleException e) {
            throw LaunchException.failure("the framework cannot start in " + storage + ": " + ErrorText.of(e), e);
        }
        lend(framework.getBundleContext());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endFromOutside(storage), "parley-shutdown-1"));
        daemon("parley-starter-1", this::start);
        daemon("parley-waiter-1", this::awaitEnd);
        mainThread.run();
        over = true;
        cleanUp(storage);
        return exitCode();
    }

    private Path storage() throws LaunchException {
        try {
            return ProcessFolder.make(Folders.make(launch.storage()), "run-" + launch.role());
        } catch (IOException e) {
            throw LaunchException.failure("cannot make a folder in " + launch.storage() + ": " + e.getMessage(), e);
        }
    }

    private void lend(BundleContext context) {
        lent = context.registerService(Executor.class, mainThread, property(MainThread.PROPERTY));
        if (launch.input()) {
            StandardInput input = new StandardInput();
            input.start(Boolean.getBoolean("parley.terminal"));
            context.registerService(Callable.class, input, property(StandardInput.PROPERTY));
        }
        context.addBundleListener((SynchronousBundleListener) this::stopping);
    }

    private void start() throws InterruptedException {
        Startup startup = new Startup(framework, launch, () -> lent.setProperties(new Hashtable<>(Map.of(MainThread.PROPERTY, true, MainThread.USER_LEVEL, true))));
        try {
            if (!startup.run()) {
                failed();
            }
        } finally {
            started.countDown();
        }
    }

    private void failed() {
        if (System.getProperty(EXIT_CODE) == null) {
            System.setProperty(EXIT_CODE, "1");
        }
        try {
            framework.stop();
        } catch (BundleException e) {
            System.err.println("parley: " + e.getMessage());
            mainThread.end();
        }
    }

    private void stopping(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == 0) {
            bound();
        }
    }

    /** The time runs from the first call. */
    private void bound() {
        if (bounded.compareAndSet(false, true)) {
            daemon("parley-watchdog-1", () -> {
                Thread.sleep(MOST_STOP_MILLIS);
                System.err.println("parley: some bundle did not stop within " + MOST_STOP_MILLIS / 1_000 + " s; ending without it");
                Runtime.getRuntime().halt(1);
            });
        }
    }

    private void awaitEnd() throws InterruptedException {
        framework.waitForStop(0);
        mainThread.end();
    }

    /** SIGTERM and SIGINT: an orderly end is success, unless a bundle says otherwise. */
    private void endFromOutside(Path storage) {
        if (over) {
            return;
        }
        try {
            new SignalledEnd(framework, started, this::bound).run();
        } catch (BundleException | InterruptedException e) {
            System.err.println("parley: " + e.getMessage());
        }
        cleanUp(storage);
        Runtime.getRuntime().halt(exitCode());
    }

    /** Nothing is printed from here on: the static destructors of libwebrtc 0.14.0 write to both streams when a process ends. Closing points them to /dev/null. */
    private static void cleanUp(Path storage) {
        ProcessFolder.remove(storage);
        System.out.flush();
        System.err.flush();
        for (FileDescriptor stream : List.of(FileDescriptor.out, FileDescriptor.err)) {
            try {
                new FileOutputStream(stream).close();
            } catch (IOException e) {
                // nobody reads any more
            }
        }
    }

    private static int exitCode() {
        return Integer.getInteger(EXIT_CODE, 0);
    }

    private static Dictionary<String, Object> property(String name) {
        return new Hashtable<>(Map.of(name, Boolean.TRUE));
    }

    private static void daemon(String name, Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, name);
        thread.setDaemon(true);
        thread.start();
    }

    private interface Task {
        void run() throws InterruptedException;
    }
}
