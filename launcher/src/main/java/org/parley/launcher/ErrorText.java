package org.parley.launcher;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Errors of the framework, in a line for people. */
final class ErrorText {
    /** As Felix words it; what is really missing comes last. */
    private static final Pattern MISSING = Pattern.compile("missing requirement .*?\\] ([\\w.]+); (\\([^\\s\\[\\]]+\\))");

    /** In the words of the system, which Java passes on. */
    private static final Pattern FULL = Pattern.compile("No space left|quota exceeded", Pattern.CASE_INSENSITIVE);

    private ErrorText() {}

    static String of(Throwable error) {
        String text = String.valueOf(error.getMessage() == null ? error : error.getMessage());
        Matcher matcher = MISSING.matcher(text);
        String missing = null;
        while (matcher.find()) {
            missing = "nothing here offers what it needs: " + matcher.group(1) + " " + matcher.group(2);
        }
        return (missing == null ? text + full(error, text) : missing).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** A disk that is full stands deep in the causes of what could not be done. */
    private static String full(Throwable error, String text) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String said = cause.getMessage();
            if (cause instanceof IOException && said != null && FULL.matcher(said).find()) {
                return (text.contains(said) ? "" : " (" + said + ")") + "; make room there, or choose another folder by --data DIR (server) or XDG_DATA_HOME (client)";
            }
        }
        return "";
    }

    /** The innermost cause's message: what went wrong, without what stood around it. */
    static String root(String stackTrace) {
        String[] causes = stackTrace.split("(?m)^Caused by: ");
        String first = causes[causes.length - 1].strip().lines().findFirst().orElse("");
        return first.replaceFirst("^[\\w.$]+(Exception|Error): ", "");
    }
}
