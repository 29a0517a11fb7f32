package org.parley.call.internal.files;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.parley.call.FileTransfer;
import org.parley.call.internal.channel.ChannelMessage;
import org.parley.call.internal.thread.Loop;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;

/** What transfers need of their call. On the call thread, but for the threads themselves. */
public interface FileHost {
    /** The call thread. */
    Loop loop();

    /** Threads that may wait for the disk. */
    Executor disk();

    /** Runs {@code task} on the call thread unless the call is over; what it throws ends the call. Any thread may call. */
    void post(Runnable task);

    /** Sends over the data channel {@code parley}; false when it is not open. */
    boolean send(ChannelMessage message);

    /** Opens a data channel beside it; empty when that cannot be. */
    Optional<DataChannel> open(String label, DataChannelListener listener);

    /** Tells users that a transfer changed. */
    void changed(FileTransfer transfer);

    /** The other side's name. */
    String peer();
}
