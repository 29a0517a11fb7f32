package org.parley.launcher.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.parley.launcher.CommonOptions;
import org.parley.launcher.Folders;
import org.parley.launcher.Home;
import org.parley.launcher.LaunchException;
import org.parley.launcher.ProcessFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley soak}. */
@Command(name = "soak", description = "Lets calls, hang-ups, exchanged bundles, kills and faults of the network befall clients and a server of its own, as a seed draws them; fails where a call does not end on both sides "
    + "with reasons that match, or where a thread, socket, file, process or native memory is left over.")
public final class SoakCommand implements Callable<Integer> {
    private static final int SEEDS = 1_000_000;
    private static final List<String> ENGINES = List.of("webrtc", "synthetic");

    @Mixin
    private CommonOptions common;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "10", description = "How long, 1 to 10080. Default: 10.")
    private int minutes;

    @Option(names = "--steps", paramLabel = "N", description = "No more than so many steps. Default: as many as there is time for.")
    private Integer steps;

    @Option(names = "--seed", paramLabel = "N", description = "Of all that is drawn; told at the start. Default: another one each time.")
    private Long seed;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "6", description = "How many clients, 2 to 12. Default: 6.")
    private int clients;

    @Option(names = "--apart", paramLabel = "N", defaultValue = "2", description = "So many of them keep their media in a process of its own, which is killed, too. Default: 2.")
    private int apart;

    @Option(names = "--engine", paramLabel = "webrtc|synthetic", defaultValue = "webrtc", description = "What makes their media. Default: webrtc.")
    private String engine;

    @Option(names = "--quick", description = "Does not measure what is left over; that takes half a minute.")
    private boolean quick;

    @Option(names = "--without", paramLabel = "ACTION", split = ",", description = "Steps that are drawn but not carried out, to see whether a failure depends on them. Of: ${COMPLETION-CANDIDATES}.")
    private Set<Action> without = EnumSet.noneOf(Action.class);

    @Override
    public Integer call() throws LaunchException, IOException, InterruptedException {
        check("--minutes", minutes, 1, 10_080);
        check("--clients", clients, 2, Crew.MOST);
        check("--apart", apart, 0, Crew.MOST);
        check("--steps", steps == null ? 1 : steps, 1, Integer.MAX_VALUE);
        if (!ENGINES.contains(engine)) {
            throw LaunchException.usage("--engine " + engine + ": must be one of webrtc, synthetic");
        }
        Path shipped = Home.find().folder();
        Path user = Folders.userData();
        Path folder = ProcessFolder.make(user, "soak");
        String failure = soak(shipped, folder);
        if (failure == null) {
            ProcessFolder.remove(folder);
            return 0;
        }
        throw LaunchException.failure(failure + "; all that was said is in " + keep(user, folder), null);
    }

    /** What failed; null when nothing, or when the process is going down, of which it takes care itself. */
    private String soak(Path shipped, Path folder) throws IOException, InterruptedException {
        Desk desk = new Desk();
        try (Journal journal = new Journal(System.out, folder.resolve("journal.log")); Crew crew = new Crew(folder, shipped, desk, journal)) {
            Thread hook = new Thread(() -> {
                crew.strike();
                ProcessFolder.remove(folder);
            }, "parley-shutdown-1");
            Runtime.getRuntime().addShutdownHook(hook);
            long drawn = seed == null ? new Random().nextInt(SEEDS) : seed;
            journal.tell("seed " + drawn);
            Soak soak = new Soak(crew, desk, journal, new Deeds(crew, new Faults(crew, desk), new Swaps(crew, desk, shipped), without), drawn);
            String failure = play(soak, crew, journal, drawn);
            Runtime.getRuntime().removeShutdownHook(hook);
            return failure;
        } catch (IllegalStateException e) {
            if (e.getMessage() != null && e.getMessage().contains("hutdown")) {
                return null;
            }
            throw e;
        }
    }

    private String play(Soak soak, Crew crew, Journal journal, long drawn) throws IOException, InterruptedException {
        try {
            crew.enter(clients, apart, engine);
            soak.run(minutes * 60L, steps == null ? Integer.MAX_VALUE : steps, !quick);
            journal.tell("clean: " + soak.step() + " steps; " + crew.ledger().summary() + "; " + crew.parcels().arrived() + " files arrived whole");
            return null;
        } catch (Finding e) {
            String again = "parley soak --seed " + drawn + " --steps " + Math.max(1, soak.step()) + " --clients " + clients + " --apart " + apart + " --engine " + engine
                + (without.isEmpty() ? "" : " --without " + without.stream().map(Action::toString).collect(Collectors.joining(",")));
            String failure = "seed " + drawn + ", step " + soak.step() + ": " + e.getMessage() + "; again by " + again;
            journal.note("FAILED " + failure);
            return failure;
        }
    }

    private static void check(String option, int value, int least, int most) throws LaunchException {
        if (value < least || value > most) {
            throw LaunchException.usage(option + " " + value + ": must be " + least + " to " + most);
        }
    }

    private static Path keep(Path user, Path folder) throws IOException {
        Path kept = user.resolve("soak-failed");
        ProcessFolder.remove(kept);
        return Files.move(folder, kept);
    }
}
