package org.parley.launcher.conformance.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The XML that build servers read: a test suite, with a test case for each case. */
public final class JUnitReport {
    private JUnitReport() {}

    /** Writes the results to a file; {@code suite} names what was proved. */
    public static void write(Path file, String suite, List<Result> results) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(writer);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", suite);
            xml.writeAttribute("tests", String.valueOf(results.size()));
            xml.writeAttribute("failures", count(results, Result.Outcome.FAILED));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", count(results, Result.Outcome.NOT_RUN));
            xml.writeAttribute("time", seconds(results.stream().mapToDouble(Result::seconds).sum()));
            for (Result result : results) {
                write(xml, result);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void write(XMLStreamWriter xml, Result result) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "docs/protocol.md: " + result.of().section());
        xml.writeAttribute("name", result.of().name() + ": " + result.of().what());
        xml.writeAttribute("time", seconds(result.seconds()));
        if (result.outcome() != Result.Outcome.PASSED) {
            boolean failed = result.outcome() == Result.Outcome.FAILED;
            xml.writeStartElement(failed ? "failure" : "skipped");
            xml.writeAttribute("message", allowed(result.why()));
            xml.writeCharacters(failed ? allowed(result.transcript()) : "");
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** XML 1.0 has no place for most control characters, nor for half of a pair. */
    private static String allowed(String text) {
        StringBuilder allowed = new StringBuilder();
        text.codePoints().forEach(c -> allowed.appendCodePoint(c == '\n' || c == '\t' || c >= ' ' && c < 0xD800 || c > 0xDFFF && c < 0xFFFE || c > 0xFFFF ? c : '?'));
        return allowed.toString();
    }

    private static String count(List<Result> results, Result.Outcome outcome) {
        return String.valueOf(results.stream().filter(result -> result.outcome() == outcome).count());
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
