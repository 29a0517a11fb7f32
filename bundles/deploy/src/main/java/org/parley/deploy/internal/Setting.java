package org.parley.deploy.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.utils.properties.Properties.PropertiesReader;

/**
 * A key of a configuration file with its value as it is written there.
 *
 * @param line  from 1, the first where a backslash has it go on in the next
 * @param value all lines of it in one
 */
record Setting(int line, String key, String value) {
    /** Those of a file in their order, split as File Install does. */
    static List<Setting> all(String text) throws IOException {
        List<Setting> all = new ArrayList<>();
        Numbered reader = new Numbered(new StringReader(text));
        while (reader.nextProperty()) {
            all.add(new Setting(reader.first, reader.getPropertyName(), reader.getPropertyValue()));
        }
        return all;
    }

    /** {@code text} with the line in front. */
    String told(String text) {
        return line + ": " + text;
    }

    /** Knows the line where a key stands, which the number of the last line does not tell. */
    private static final class Numbered extends PropertiesReader {
        private int read;
        private int first;

        Numbered(Reader reader) {
            super(reader, false);
        }

        @Override
        public String readLine() throws IOException {
            read++;
            if (getValueLines().isEmpty()) {
                first = read;
            }
            return super.readLine();
        }
    }
}
