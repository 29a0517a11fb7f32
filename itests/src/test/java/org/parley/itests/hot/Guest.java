package org.parley.itests.hot;

import java.util.function.Supplier;

/** A component that came through the plugins folder. */
public class Guest implements Supplier<String> {
    @Override
    public String get() {
        return "guest";
    }
}
