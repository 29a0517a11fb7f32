package org.parley.server;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a part of the server counts and measures. An OSGi service; whoever publishes figures asks all there are, so that a plug-in can add its own. Names of two
 * providers must differ. Any thread may call; reading takes microseconds and slows nothing down.
 */
@ConsumerType
public interface ServerFigures {
    /** The figures of this moment. */
    List<Figure> figures();
}
