package org.parley.transport.netty;

import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which connections have taken one of the last files that the process may have open. Those are not for connections, so that commands, health, logs and accounts go on while somebody
 * makes more connections than there is room for. Linux gives the lowest number that is free, so a connection's own tells how many are open; elsewhere none is told.
 *
 * @param first the first number that is not for connections
 * @param file  the number of a connection's file, 0 where it is not known
 */
record SpareFiles(int first, ToIntFunction<Channel> file) implements Predicate<Channel> {
    static final int KEPT = 64;

    private static final Logger LOG = LoggerFactory.getLogger(SpareFiles.class);
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Pattern SOFT = Pattern.compile("(?m)^Max open files\\s+([0-9]{1,9})\\s");

    static SpareFiles of(SocketKind sockets) {
        return new SpareFiles(first(limits()), sockets.file());
    }

    private static String limits() {
        try {
            return Files.exists(LIMITS) ? Files.readString(LIMITS) : "";
        } catch (IOException e) {
            LOG.debug("how many files may be open is not known", e);
            return "";
        }
    }

    /** Where few may be open, a quarter is kept. */
    static int first(String limits) {
        Matcher soft = SOFT.matcher(limits);
        int most = soft.find() ? Integer.parseInt(soft.group(1)) : Integer.MAX_VALUE;
        return most == Integer.MAX_VALUE ? most : most - Math.min(KEPT, most / 4);
    }

    @Override
    public boolean test(Channel connection) {
        return file.applyAsInt(connection) >= first;
    }
}
