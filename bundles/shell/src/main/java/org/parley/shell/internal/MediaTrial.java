package org.parley.shell.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.parley.call.MediaChoice;
import org.parley.media.AudioInput;
import org.parley.media.MediaEngine;
import org.parley.media.MediaException;
import org.parley.media.VideoInput;

/** Opens once, at the start, what a call is going to capture, so that a wrong file or device is told then and not in the first call. */
final class MediaTrial {
    private final BundleContext context;

    MediaTrial(BundleContext context) {
        this.context = context;
    }

    /**
     * Blocks as long as {@link MediaEngine#open} does. Does nothing when neither a file nor a device is named, nor an engine.
     *
     * @throws MediaException as the engine says
     */
    void open(Optional<MediaChoice> choice, String engine) throws MediaException {
        boolean named = choice.filter(MediaTrial::namesSomething).isPresent();
        if (engine.isEmpty() && !named) {
            return;
        }
        ServiceReference<MediaEngine> reference = best(engine);
        if (!named) {
            return;
        }
        try {
            MediaEngine found = context.getService(reference);
            if (found != null) {
                found.open(choice.get().capture()).close();
            }
        } finally {
            context.ungetService(reference);
        }
    }

    private static boolean namesSomething(MediaChoice choice) {
        VideoInput camera = choice.capture().camera();
        AudioInput microphone = choice.capture().microphone();
        return camera instanceof VideoInput.File || camera instanceof VideoInput.Device || microphone instanceof AudioInput.File || microphone instanceof AudioInput.Device;
    }

    private ServiceReference<MediaEngine> best(String wanted) throws MediaException {
        Collection<ServiceReference<MediaEngine>> all = engines();
        return all.stream().filter(r -> wanted.isEmpty() || wanted.equals(r.getProperty(MediaEngine.ENGINE))).max(Comparator.naturalOrder())
            .orElseThrow(() -> new MediaException(MediaException.Kind.UNAVAILABLE, wanted.isEmpty() ? "there is no media engine: put a bundle with one into plugins"
                : "there is no media engine '" + wanted + "'; there are: " + String.join(", ", names(all)), null));
    }

    private Collection<ServiceReference<MediaEngine>> engines() {
        try {
            return context.getServiceReferences(MediaEngine.class, null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(Collection<ServiceReference<MediaEngine>> engines) {
        return engines.stream().map(r -> String.valueOf(r.getProperty(MediaEngine.ENGINE))).sorted().toList();
    }
}
