package org.parley.health;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** What a part of Parley knows to be wrong. An OSGi service; whoever shows faults asks all there are, so that a plug-in can add its own. Any thread may call; returns at once. */
@ConsumerType
public interface Faults {
    /** Those of this moment; none when all is well. */
    List<Fault> faults();
}
