package org.parley.shell.internal;

import java.util.Arrays;
import java.util.Comparator;
import org.apache.felix.service.command.Converter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Lets the shell's commands take a bundle by its number or its symbolic name, ours also without {@code org.parley.}; of several versions the newest. The shell by itself has no such converter. */
@Component(name = "org.parley.shell.bundles", service = Converter.class, property = Converter.CONVERTER_CLASSES + "=org.osgi.framework.Bundle")
public final class BundleConverter implements Converter {
    private final BundleContext context;

    /** The component. */
    @Activate
    public BundleConverter(BundleContext context) {
        this.context = context;
    }

    @Override
    public Object convert(Class<?> type, Object in) {
        if (type != Bundle.class) {
            return null;
        }
        return find(context, String.valueOf(in));
    }

    /** Null when there is none. */
    static Bundle find(BundleContext context, String text) {
        if (text.matches("[0-9]{1,18}")) {
            return context.getBundle(Long.parseLong(text));
        }
        return Arrays.stream(context.getBundles()).filter(b -> text.equals(b.getSymbolicName()) || ("org.parley." + text).equals(b.getSymbolicName()))
            .max(Comparator.comparing(Bundle::getVersion)).orElse(null);
    }

    @Override
    public CharSequence format(Object target, int level, Converter escape) {
        return target instanceof Bundle bundle ? bundle.getBundleId() + " " + bundle.getSymbolicName() + " " + bundle.getVersion() : null;
    }
}
