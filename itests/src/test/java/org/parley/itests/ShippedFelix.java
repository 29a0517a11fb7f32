package org.parley.itests;

import static org.ops4j.pax.exam.CoreOptions.bootDelegationPackages;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.url;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestAddress;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.spi.DefaultExamSystem;
import org.ops4j.pax.exam.spi.PaxExamRuntime;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The bundles and settings of the distribution in a Felix that Pax Exam started, with server and client in one process. */
final class ShippedFelix implements AutoCloseable {
    private final TestContainer container;
    private final Bundle probe;

    private ShippedFelix(TestContainer container, Bundle probe) {
        this.container = container;
        this.probe = probe;
    }

    /** What Pax Exam calls inside the container; it hands the probe's context out. */
    public static final class Probe {
        public void enter(BundleContext context, AtomicReference<BundleContext> out) {
            out.set(context);
        }
    }

    static ShippedFelix startFor(Class<?> test) {
        try {
            Sandbox sandbox = Sandbox.create(test.getSimpleName());
            ExamSystem system = DefaultExamSystem.create(new Option[] {paxExam(), settings(sandbox), bundles()});
            TestContainer container = PaxExamRuntime.createContainer(system);
            container.start();
            AtomicReference<BundleContext> context = new AtomicReference<>();
            TestProbeBuilder probe = system.createProbe();
            TestAddress enter = probe.addTest(Probe.class, "enter", context);
            container.installProbe(probe.build().getStream());
            container.call(enter);
            return new ShippedFelix(container, context.get().getBundle());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Bundle probe() {
        return probe;
    }

    Object newTwin(Class<?> test) {
        try {
            var constructor = probe.loadClass(test.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        container.stop();
    }

    /** What Pax Exam needs inside, without a logging of its own and without a start level of its own. */
    private static Option paxExam() {
        return composite(Stream.of("org.ops4j.pax.exam", "org.ops4j.pax.exam.inject", "org.ops4j.pax.extender.service", "org.ops4j.base",
                "org.ops4j.pax.swissbox.core", "org.ops4j.pax.swissbox.extender", "org.ops4j.pax.swissbox.framework",
                "org.ops4j.pax.swissbox.lifecycle", "org.ops4j.pax.swissbox.tracker", "jakarta.inject-api")
            .map(name -> url("link:classpath:META-INF/links/" + name + ".link").startLevel(2)).toArray(Option[]::new));
    }

    /** As the launcher sets them; see FrameworkSettings there. */
    private static Option settings(Sandbox sandbox) {
        Map<String, String> properties = new TreeMap<>(sandbox.properties());
        properties.put("org.osgi.framework.bundle.parent", "app");
        properties.put("felix.cm.dir", sandbox.root().resolve("config").toString());
        properties.put("felix.fileinstall.dir", sandbox.plugins() + "," + sandbox.conf());
        properties.put("felix.fileinstall.filter", ".*\\.(jar|cfg|config)");
        properties.put("felix.fileinstall.poll", "100");
        properties.put("felix.fileinstall.noInitialDelay", "true");
        properties.put("felix.fileinstall.enableConfigSave", "false");
        properties.put("felix.fileinstall.bundles.new.start", "true");
        properties.put("felix.fileinstall.start.level", "50");
        properties.put("felix.fileinstall.active.level", "0");
        properties.put("felix.fileinstall.tmpdir", sandbox.root().resolve("fileinstall").toString());
        properties.put("org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");
        properties.put("org.ops4j.pax.logging.StaticLogbackFile", sandbox.conf().resolve("logback.xml").toString());
        Option[] options = properties.entrySet().stream().map(e -> frameworkProperty(e.getKey()).value(e.getValue())).toArray(Option[]::new);
        return composite(bootDelegationPackages("org.junit.*", "org.opentest4j.*", "org.apiguardian.*", "org.assertj.*", "org.parley.launcher.stage"),
            frameworkStartLevel(100), composite(options));
    }

    private static Option bundles() {
        return composite(Distribution.bundlesWithoutWindow().stream()
            .map(p -> isFragment(p) ? bundle(p.toUri().toString()).noStart()
                : bundle(p.toUri().toString()).startLevel(Integer.parseInt(p.getParent().getFileName().toString())))
            .toArray(Option[]::new));
    }

    private static boolean isFragment(Path jar) {
        try (var file = new java.util.jar.JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue("Fragment-Host") != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
