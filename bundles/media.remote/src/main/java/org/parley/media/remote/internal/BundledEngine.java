package org.parley.media.remote.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.parley.media.MediaEngine;
import org.parley.media.MediaException;
import org.parley.media.MediaException.Kind;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The engine of a started bundle: found by the description of its component (OSGi Compendium 112.4), which need not work in this process. The child's class path is the bundle and
 * those that it and this one are wired to for packages, with their fragments.
 */
final class BundledEngine implements EngineSource {
    private final BundleContext context;
    private final String name;

    /** {@code name} as in {@link MediaEngine#ENGINE}. */
    BundledEngine(BundleContext context, String name) {
        this.context = context;
        this.name = name;
    }

    @Override
    public ChildEngine find() throws MediaException {
        List<Bundle> newestFirst = Arrays.stream(context.getBundles()).filter(BundledEngine::isUsable)
                .sorted(Comparator.comparing(Bundle::getVersion).reversed()).toList();
        for (Bundle bundle : newestFirst) {
            Optional<Element> component = component(bundle);
            if (component.isPresent()) {
                return engine(bundle, component.get());
            }
        }
        throw new MediaException(Kind.UNAVAILABLE, "no bundle that is started has a media engine " + name + " for a process of its own; start it, or name another in org.parley.media.remote.cfg", null);
    }

    private static boolean isUsable(Bundle bundle) {
        return bundle.getState() == Bundle.ACTIVE && bundle.getHeaders().get("Service-Component") != null;
    }

    private Optional<Element> component(Bundle bundle) throws MediaException {
        for (String path : bundle.getHeaders().get("Service-Component").split("\\s*,\\s*")) {
            URL entry = bundle.getEntry(path);
            if (entry != null) {
                Element component = read(entry);
                if (property(component).filter(name::equals).isPresent()) {
                    return Optional.of(component);
                }
            }
        }
        return Optional.empty();
    }

    private static Element read(URL entry) throws MediaException {
        try (InputStream in = entry.openStream()) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new MediaException(Kind.FAILED, entry + " cannot be read: " + e, e);
        }
    }

    private static Optional<String> property(Element component) {
        NodeList properties = component.getElementsByTagName("property");
        for (int i = 0; i < properties.getLength(); i++) {
            Element property = (Element) properties.item(i);
            if (property.getAttribute("name").equals(MediaEngine.ENGINE)) {
                return Optional.of(property.getAttribute("value"));
            }
        }
        return Optional.empty();
    }

    private ChildEngine engine(Bundle bundle, Element component) throws MediaException {
        String type = ((Element) component.getElementsByTagName("implementation").item(0)).getAttribute("class");
        String stop = component.getAttribute("deactivate");
        Set<Bundle> needed = new LinkedHashSet<>();
        need(context.getBundle(), needed);
        need(bundle, needed);
        Set<String> classPath = new LinkedHashSet<>();
        for (Bundle one : needed) {
            classPath.add(path(one).toString());
        }
        return new ChildEngine(type, stop.isEmpty() ? null : stop, List.copyOf(classPath));
    }

    private static void need(Bundle bundle, Set<Bundle> all) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (!all.add(bundle) || wiring == null || bundle.getBundleId() == 0) {
            return;
        }
        for (BundleWire wire : wiring.getProvidedWires(HostNamespace.HOST_NAMESPACE)) {
            all.add(wire.getRequirer().getBundle());
        }
        for (BundleWire wire : wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)) {
            need(wire.getProvider().getBundle(), all);
        }
    }

    /** Installed by reference or from a file, as the launcher and File Install do. */
    private static Path path(Bundle bundle) throws MediaException {
        try {
            Path path = bundle.getBundleId() == 0 ? Path.of(Bundle.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    : Path.of(URI.create(bundle.getLocation().replaceFirst("^reference:", "")));
            if (Files.isReadable(path)) {
                return path;
            }
        } catch (Exception e) {
            throw new MediaException(Kind.UNAVAILABLE, bundle.getSymbolicName() + " was not installed from a file, which a process of its own needs: " + bundle.getLocation(), e);
        }
        throw new MediaException(Kind.UNAVAILABLE, "the file that " + bundle.getSymbolicName() + " was installed from is gone: " + bundle.getLocation(), null);
    }
}
