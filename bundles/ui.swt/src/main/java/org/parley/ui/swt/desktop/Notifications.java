package org.parley.ui.swt.desktop;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/** A way to tell a user of something while no window of ours has the attention. An OSGi service, chosen by ranking. Any thread but the UI thread may call. */
@ConsumerType
public interface Notifications {
    /**
     * Shows a notification for as long as the desktop likes. Blocks for at most 2 s.
     *
     * @param title a few words
     * @param text  a sentence; plain, without markup
     * @return takes it away again, if it is still there; blocks for at most 2 s and throws nothing
     * @throws IOException when the desktop shows none, with the reason
     */
    Runnable show(String title, String text) throws IOException;
}
