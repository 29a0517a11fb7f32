package org.parley.call.internal;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.parley.call.CallEvent;
import org.parley.call.FileTransfer;
import org.parley.call.internal.channel.ChannelMessage;
import org.parley.call.internal.files.FileHost;
import org.parley.call.internal.thread.Loop;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;

/** What files may use of their call. */
record CallFiles(CallContext context, DirectCall call) implements FileHost {
    @Override
    public Loop loop() {
        return context.loop();
    }

    @Override
    public Executor disk() {
        return context.disk();
    }

    @Override
    public void post(Runnable task) {
        context.loop().execute(() -> call.guard(task));
    }

    @Override
    public boolean send(ChannelMessage message) {
        return call.sendData(message);
    }

    @Override
    public Optional<DataChannel> open(String label, DataChannelListener listener) {
        MediaLink link = call.linking().link();
        return link == null ? Optional.empty() : link.channel(label, listener);
    }

    @Override
    public void changed(FileTransfer transfer) {
        call.tell(new CallEvent.FileChanged(call.user(), transfer));
    }

    @Override
    public String peer() {
        return call.peer();
    }
}
