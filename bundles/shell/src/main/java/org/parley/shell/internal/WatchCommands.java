package org.parley.shell.internal;

import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.parley.call.Call;
import org.parley.call.CallService;

/** What a user can type to see whether the other side's picture comes without a gap. Until that is asked for the first time in a call, nobody looks at its pictures. */
@Component(name = "org.parley.shell.watch-commands", service = WatchCommands.class, immediate = true, property = {"osgi.command.scope=parley", "osgi.command.function=picture"})
public final class WatchCommands {
    private final CallService calls;
    private final View view;
    private Call watched;
    private PictureWatch watch;

    /** The component. */
    @Activate
    public WatchCommands(@Reference(name = "calls", target = "(" + CallService.KIND + "=direct)") CallService calls, @Reference(name = "screen") Screen screen) {
        this(calls, screen.view());
    }

    WatchCommands(CallService calls, View view) {
        this.calls = calls;
        this.view = view;
    }

    @Descriptor("tells how many pictures came since it was asked last, and the longest time without one")
    public synchronized void picture() {
        calls.current().ifPresentOrElse(this::tell, () -> view.error("no-call", "there is no call"));
    }

    private void tell(Call call) {
        if (call != watched) {
            watched = call;
            watch = new PictureWatch(System::nanoTime);
            call.remoteVideo(call.participants().get(0), watch);
        }
        view.picture(call, watch.take());
    }
}
