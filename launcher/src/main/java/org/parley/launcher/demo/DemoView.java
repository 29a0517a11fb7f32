package org.parley.launcher.demo;

import org.parley.launcher.demo.swap.SwapView;
import org.parley.launcher.stage.Party;

/** Shows what happens. */
interface DemoView extends SwapView {
    /** The call goes on. */
    void progress(long second, long seconds, Party caller, Party callee);
}
