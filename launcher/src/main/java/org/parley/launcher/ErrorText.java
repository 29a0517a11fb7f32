package org.parley.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Errors of the framework, in a line for people. */
final class ErrorText {
    /** As Felix words it; what is really missing comes last. */
    private static final Pattern MISSING = Pattern.compile("missing requirement .*?\\] ([\\w.]+); (\\([^\\s\\[\\]]+\\))");

    private ErrorText() {}

    static String of(Throwable error) {
        String text = String.valueOf(error.getMessage() == null ? error : error.getMessage());
        Matcher matcher = MISSING.matcher(text);
        String missing = null;
        while (matcher.find()) {
            missing = "nothing here offers what it needs: " + matcher.group(1) + " " + matcher.group(2);
        }
        return (missing == null ? text : missing).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** The innermost cause's message: what went wrong, without what stood around it. */
    static String root(String stackTrace) {
        String[] causes = stackTrace.split("(?m)^Caused by: ");
        String first = causes[causes.length - 1].strip().lines().findFirst().orElse("");
        return first.replaceFirst("^[\\w.$]+(Exception|Error): ", "");
    }
}
