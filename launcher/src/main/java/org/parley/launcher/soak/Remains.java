package org.parley.launcher.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Looks for what calls, faults and exchanged bundles leave behind. */
final class Remains {
    /** What is kept for work to come, threads and connections, ends after 5 s. */
    private static final int REST_MILLIS = 8_000;
    private static final int FEW = 2;
    private static final int MANY = 6;

    private final Crew crew;
    private final Desk desk;
    private final Laps laps;
    private Map<Program, Footprint> before = Map.of();

    Remains(Crew crew, Desk desk, Laps laps) {
        this.crew = crew;
        this.desk = desk;
        this.laps = laps;
    }

    /** Takes the measure of processes that are warm and have suffered nothing yet. */
    void before() throws Finding, IOException, InterruptedException {
        laps.run(FEW);
        before = measure();
    }

    /** Fails where processes have more than before, or get more by each call; tells the figures. */
    List<String> after() throws Finding, IOException, InterruptedException {
        laps.run(FEW);
        Map<Program, Footprint> after = measure();
        laps.run(MANY);
        Map<Program, Footprint> later = measure();
        List<String> told = new ArrayList<>();
        for (Map.Entry<Program, Footprint> one : after.entrySet()) {
            Program program = one.getKey();
            told.add("%s, life %d: before %s; after %s; %d calls later %s".formatted(program.name(), program.life(), before.get(program), one.getValue(), MANY, later.get(program)));
        }
        for (Map.Entry<Program, Footprint> one : after.entrySet()) {
            Bounds.churned(one.getKey(), usual(one.getKey()), one.getValue(), exchanged(one.getKey()));
            Bounds.called(one.getKey(), one.getValue(), later.get(one.getKey()), MANY);
        }
        return told;
    }

    private int exchanged(Program program) {
        return program == crew.host().program() ? crew.host().plugins().size()
            : crew.all().stream().filter(one -> one.program() == program).mapToInt(one -> one.plugins().size()).sum();
    }

    /** Of clients, the most that any of them had: they are all alike, but not each had the same luck in the first calls. */
    private Footprint usual(Program program) {
        if (program == crew.host().program()) {
            return before.get(program);
        }
        List<Footprint> all = crew.all().stream().map(one -> before.get(one.program())).toList();
        return new Footprint((int) most(all, Footprint::threads), (int) most(all, Footprint::sockets), (int) most(all, Footprint::files), (int) most(all, Footprint::gone),
            most(all, Footprint::nativeMiB), most(all, Footprint::children));
    }

    private static long most(List<Footprint> all, ToLongFunction<Footprint> what) {
        return all.stream().mapToLong(what).max().orElseThrow();
    }

    private Map<Program, Footprint> measure() throws Finding, IOException, InterruptedException {
        desk.pass(REST_MILLIS);
        Map<Program, Footprint> all = new LinkedHashMap<>();
        for (Program program : programs()) {
            all.put(program, Footprint.of(program.handle()));
        }
        return all;
    }

    private List<Program> programs() {
        return Stream.concat(Stream.of(crew.host().program()), crew.all().stream().map(Participant::program)).toList();
    }

    /** Fails where processes that have all ended left files of theirs, or other processes. */
    void nothing(Path folder) throws Finding, IOException {
        try (Stream<Path> all = Files.walk(folder, MANY)) {
            Path left = all.filter(path -> path.getFileName().toString().matches("run-[a-z]+-[0-9]+")).findFirst().orElse(null);
            if (left != null) {
                throw new Finding(folder.relativize(left) + " is left over from a process that has ended");
            }
        }
        long own = ProcessHandle.current().pid();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            Path left = all.filter(path -> path.getFileName().toString().matches("[0-9]+") && !path.endsWith(String.valueOf(own)) && belongs(path, folder)).findFirst().orElse(null);
            if (left != null) {
                throw new Finding("process " + left.getFileName() + " is left over: " + read(left.resolve("cmdline")).replace('\0', ' ').strip());
            }
        }
    }

    /** The clients' environment names their folder, the server's command line its own. */
    private static boolean belongs(Path process, Path folder) {
        return read(process.resolve("environ")).contains(folder + "/") || read(process.resolve("cmdline")).contains(folder + "/");
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended, or is another user's
        }
    }
}
