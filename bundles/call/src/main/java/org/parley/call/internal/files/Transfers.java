package org.parley.call.internal.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.call.FileTransfer;
import org.parley.call.internal.channel.Allowance;
import org.parley.call.internal.channel.ChannelMessage;
import org.parley.call.internal.channel.ChannelMessage.Word;
import org.parley.media.DataChannel;

/**
 * The files of one call. At most 16 a side are not over; of those that are, the latest 200 are kept. Of the other side's offers the first 64 and then 2 a second are taken. What is
 * nonsense, such as a word about a file that nobody offered, is passed over. On the call thread, but where it is said.
 */
public final class Transfers {
    private static final int MOST_A_SIDE = 16;
    private static final int MOST_KEPT = 200;
    /** So many offers of the other side are taken at once, and so many a second. */
    private static final int OFFERS = 64;
    private static final double OFFERS_A_SECOND = 2;
    private static final String LABEL = "file:";

    private final FileHost host;
    private final Allowance offers;
    private final List<Transfer> all = new CopyOnWriteArrayList<>();

    /** None yet. */
    public Transfers(FileHost host) {
        this.host = host;
        this.offers = new Allowance(host.loop(), OFFERS, OFFERS_A_SECOND);
    }

    /** What users see; any thread may call. */
    public List<FileTransfer> all() {
        return List.copyOf(all);
    }

    /** A transfer that does not begin before {@link #offer}; any thread may call. */
    public FileTransfer make(long id, Path path) {
        return new Outgoing(host, id, path);
    }

    /** Offers what was made; {@code open} tells whether there is a data channel. */
    public void offer(FileTransfer made, boolean open) {
        Outgoing transfer = (Outgoing) made;
        boolean tooMany = running(true) >= MOST_A_SIDE;
        keep(transfer);
        if (!open) {
            transfer.fail(FileTransfer.Reason.NOT_OPEN, "The way to " + host.peer() + " is not open: try again when the call goes on.", false);
        } else if (tooMany) {
            transfer.fail(FileTransfer.Reason.TOO_MANY, MOST_A_SIDE + " files are on their way already: try again when one has ended.", false);
        } else {
            transfer.begin();
        }
    }

    private long running(boolean outgoing) {
        return all.stream().filter(one -> one.outgoing() == outgoing && !one.isOver()).count();
    }

    private void keep(Transfer transfer) {
        all.add(transfer);
        if (all.size() > MOST_KEPT) {
            all.stream().filter(FileTransfer::isOver).findFirst().ifPresent(all::remove);
        }
    }

    /** The other side offers a file. */
    public void offered(ChannelMessage.File offer) {
        if (find(false, offer.id()) instanceof Incoming known) {
            known.repeated();
            return;
        }
        if (!offers.take()) {
            return;
        }
        if (running(false) >= MOST_A_SIDE) {
            host.send(new ChannelMessage.FileWord(Word.DECLINE, offer.id()));
            return;
        }
        Incoming transfer = new Incoming(host, offer);
        keep(transfer);
        transfer.tell();
    }

    /** The other side says something of a file. A cancellation may be meant for either direction: ids are unique for one sender only, and the sender's own comes first. */
    public void heard(ChannelMessage.FileWord said) {
        Transfer outgoing = find(true, said.id());
        Transfer incoming = find(false, said.id());
        if (outgoing instanceof Outgoing own && !own.isOver()) {
            own.heard(said.word());
        } else if (outgoing != null && said.word() == Word.ACCEPT) {
            outgoing.say(Word.CANCEL); // he has not heard that it is over
        } else if (incoming instanceof Incoming theirs && !theirs.isOver()) {
            theirs.heard(said.word());
        }
    }

    private Transfer find(boolean outgoing, long id) {
        return all.stream().filter(one -> one.outgoing() == outgoing && one.id() == id).findFirst().orElse(null);
    }

    /** The other side opened a channel; one that nobody waits for is closed. On a thread of the engine. */
    public void take(DataChannel channel) {
        String label = channel.label();
        boolean named = label.startsWith(LABEL) && label.substring(LABEL.length()).matches("[1-9][0-9]{0,15}");
        Transfer transfer = named ? find(false, Long.parseLong(label.substring(LABEL.length()))) : null;
        if (!(transfer instanceof Incoming incoming) || !incoming.take(channel)) {
            channel.close();
        }
    }

    /** The data channel is open again. */
    public void again() {
        for (Transfer one : all) {
            if (one instanceof Outgoing outgoing) {
                outgoing.again();
            }
        }
    }

    /** The session is gone, and all channels with it: what was under way is broken, what is only offered waits. */
    public void interrupted() {
        for (Transfer one : new ArrayList<>(all)) {
            if (one.state() == FileTransfer.State.RUNNING || one.state() == FileTransfer.State.CHECKING && one.outgoing()) {
                one.fail(FileTransfer.Reason.INTERRUPTED, "Media was set up anew while it was on its way: send it again.", false);
            }
        }
    }

    /** The call ends. What has come whole is still checked and kept. */
    public void end() {
        for (Transfer one : new ArrayList<>(all)) {
            if (one.outgoing() || one.state() != FileTransfer.State.CHECKING) {
                one.fail(FileTransfer.Reason.CALL_ENDED, "The call ended first.", false);
            }
        }
    }
}
