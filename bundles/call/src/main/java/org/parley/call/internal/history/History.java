package org.parley.call.internal.history;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.parley.call.CallRecord;
import org.parley.call.internal.thread.Serial;
import org.parley.protocol.Usernames;

/** The latest 100 ended calls of each account, newest first. Any thread may call; nothing but the constructor waits for the disk. */
public final class History {
    static final int MOST = 100;

    private final Map<String, List<CallRecord>> calls = new ConcurrentHashMap<>();
    private final Optional<HistoryFolder> folder;
    private final Executor disk;

    /** Reads what there is. Without {@code userData}, or null, it is kept in memory alone. */
    public History(Path userData, Executor disk) {
        this.folder = Optional.ofNullable(userData).map(data -> new HistoryFolder(data.resolve("history")));
        this.disk = new Serial(disk, "The history of calls");
        folder.ifPresent(files -> calls.putAll(files.read()));
    }

    /** What tells an account from others: its name and its server; another address of the same server is another one. */
    public static String account(String user, Optional<URI> server) {
        String host = server.map(uri -> "@" + uri.getHost() + (uri.getPort() < 0 ? "" : "_" + uri.getPort())).orElse("");
        return (Usernames.key(user) + host.toLowerCase(Locale.ROOT)).replaceAll("[^a-z0-9._@-]", "_");
    }

    /** The calls of an account. */
    public List<CallRecord> records(String account) {
        return calls.getOrDefault(account, List.of());
    }

    /** One more call has ended. */
    public void add(String account, CallRecord record) {
        List<CallRecord> now = calls.merge(account, List.of(record), (before, one) -> newest(before, one));
        folder.ifPresent(files -> disk.execute(() -> calls.merge(account, files.write(account, now), History::newest)));
    }

    /**
     * Of both, without what is there twice: another process of the same user may have written, too. A call is the same by its id and its beginning, since a file tells its duration less
     * exactly, and ids are the callers' choice.
     */
    static List<CallRecord> newest(Collection<CallRecord> some, Collection<CallRecord> others) {
        Set<List<Object>> known = new HashSet<>();
        return Stream.concat(others.stream(), some.stream()).filter(call -> known.add(List.of(call.id(), call.begun())))
            .sorted(Comparator.comparing(CallRecord::begun).reversed()).limit(MOST).toList();
    }
}
