package org.parley.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** The configuration of the log, {@code conf/logback.xml}: Logback says nothing of one that it cannot read, and there is no log then. */
final class LogConfiguration {
    private LogConfiguration() {}

    /** Refuses a file that is there and no well-formed XML. It is read as Logback reads it: by namespaces, and without what lies elsewhere. */
    static void check(Path file) throws LaunchException {
        if (!Files.exists(file)) {
            return;
        }
        try {
            SAXParserFactory parsers = SAXParserFactory.newInstance();
            parsers.setNamespaceAware(true);
            parsers.setFeature("http://xml.org/sax/features/external-general-entities", false);
            parsers.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            parsers.newSAXParser().parse(file.toFile(), new Reading());
        } catch (SAXParseException e) {
            String place = file + ":" + Math.max(1, e.getLineNumber()) + ":" + Math.max(1, e.getColumnNumber());
            throw LaunchException.usage(place + ": no well-formed XML (" + e.getMessage().replaceFirst("\\.$", "") + "); mend it and start again");
        } catch (IOException | SAXException e) {
            throw LaunchException.usage(file + " cannot be read (" + e.getMessage() + "); mend it and start again");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no parser of XML", e);
        }
    }

    private static final class Reading extends DefaultHandler {
        private Locator place;

        @Override
        public void setDocumentLocator(Locator locator) {
            place = locator;
        }

        @Override
        public InputSource resolveEntity(String publicId, String systemId) throws SAXException {
            throw new SAXParseException("nothing is read from elsewhere: " + systemId, place);
        }
    }
}
