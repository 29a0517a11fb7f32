package org.parley.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a distribution: {@code bin conf lib bundles plugins}. */
public record Home(Path folder) {
    /** System property that names the folder; without it, it is the one above the launcher's jar. */
    static final String PROPERTY = "parley.home";

    /** A jar of the distribution and the start level that its folder's name gives it. */
    record Shipped(Path jar, int level) {}

    /** The distribution that this process runs from. */
    public static Home find() throws LaunchException {
        Home home = new Home(System.getProperty(PROPERTY) == null ? aboveJar() : Path.of(System.getProperty(PROPERTY)).toAbsolutePath().normalize());
        if (!Files.isDirectory(home.folder.resolve("bundles"))) {
            throw LaunchException.failure(home.folder + " is not a Parley distribution: it has no folder 'bundles'; start Parley by its script, parley", null);
        }
        return home;
    }

    /** The script that starts Parley from this distribution. */
    public Path script() {
        return folder.resolve("bin/parley");
    }

    /** Configuration: one {@code .cfg} a component. */
    public Path conf() {
        return folder.resolve("conf");
    }

    /** What is shipped. */
    public Path bundles() {
        return folder.resolve("bundles");
    }

    /** The watched folder for bundles that are added or replaced while running. */
    public Path plugins() {
        return folder.resolve("plugins");
    }

    /** Refuses configuration and plug-ins that are there, be it as a link that leads nowhere, and cannot be read: without its configuration a server would run all the same, open to everybody. */
    void readable() throws LaunchException {
        for (Path path : List.of(conf(), conf().resolve("logback.xml"), plugins())) {
            readable(path);
        }
        String[] files = conf().toFile().list((folder, name) -> name.endsWith(".cfg") && !name.startsWith(".")); // an editor marks a file by a hidden link to nothing
        for (String file : files == null ? new String[0] : files) {
            readable(conf().resolve(file));
        }
    }

    private static void readable(Path path) throws LaunchException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !(Files.isReadable(path) && (Files.isRegularFile(path) || Files.isExecutable(path)))) {
            String problem = Files.exists(path) ? " cannot be read by this user; give it" : " leads to nothing that this user can read; mend the link, or give what it leads to";
            throw LaunchException.usage(path + problem + " to the one who runs Parley (chown -R)");
        }
    }

    /** Whether bundles are shipped in that part. */
    boolean has(String part) {
        return Files.isDirectory(folder.resolve("bundles").resolve(part));
    }

    /** The bundles of {@code parts} and those common to all, in the order of their start levels. */
    List<Shipped> bundles(List<String> parts) throws LaunchException {
        List<Shipped> all = new ArrayList<>();
        for (String part : Stream.concat(Stream.of("common"), parts.stream()).toList()) {
            Path root = folder.resolve("bundles").resolve(part);
            try (Stream<Path> jars = Files.walk(root, 2)) {
                for (Path jar : jars.filter(p -> p.getFileName().toString().endsWith(".jar")).sorted().toList()) {
                    all.add(new Shipped(jar, level(jar)));
                }
            } catch (IOException | UncheckedIOException e) {
                throw LaunchException.failure("cannot read " + root + " (" + e + "); unpack or build the distribution again", e);
            }
        }
        all.sort((a, b) -> Integer.compare(a.level, b.level));
        return all;
    }

    private static int level(Path jar) throws LaunchException {
        String name = jar.getParent().getFileName().toString();
        if (!name.matches("[1-9][0-9]?")) {
            throw LaunchException.failure(jar + " is not in a folder whose name is a start level, 1 to 99; bundles of your own belong in plugins", null);
        }
        return Integer.parseInt(name);
    }

    private static Path aboveJar() {
        try {
            return Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent().getParent().toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
