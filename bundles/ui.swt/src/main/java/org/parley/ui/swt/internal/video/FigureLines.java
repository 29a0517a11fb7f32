package org.parley.ui.swt.internal.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file for figures, which the system property {@value #PROPERTY} names: a JSON object a line. */
public record FigureLines(Path file) {
    /** Names the file; without it nothing is measured. */
    public static final String PROPERTY = "parley.ui.figures";

    private static final Logger LOG = LoggerFactory.getLogger(FigureLines.class);

    /** Empty when nobody asked for figures. */
    public static Optional<FigureLines> wanted() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).filter(file -> !file.isBlank()).map(file -> new FigureLines(Path.of(file)));
    }

    /** Blocks for the disk. */
    public void add(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", file, e.toString());
        }
    }
}
