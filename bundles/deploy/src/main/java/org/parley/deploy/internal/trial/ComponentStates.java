package org.parley.deploy.internal.trial;

import java.util.Map;
import java.util.Set;

/**
 * The components of a bundle, by name.
 *
 * @param complete  false where it declares some and none is known: they are not read yet, or cannot be
 * @param satisfied those that could be activated, or are active
 * @param failed    those whose activation failed, with the reason
 * @param missing   those that cannot be activated, with what they miss
 */
record ComponentStates(boolean complete, Set<String> satisfied, Map<String, String> failed, Map<String, String> missing) {
    ComponentStates {
        satisfied = Set.copyOf(satisfied);
        failed = Map.copyOf(failed);
        missing = Map.copyOf(missing);
    }
}
