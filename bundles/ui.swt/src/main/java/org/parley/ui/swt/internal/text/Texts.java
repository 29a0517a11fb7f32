package org.parley.ui.swt.internal.text;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * All texts in one language, from the resource bundles {@code app} and {@code call} beside this class. Every text is a {@link MessageFormat}: an apostrophe is written twice.
 */
public final class Texts {
    /** The languages that there are, by their tags. */
    public static final List<String> LANGUAGES = List.of("en", "de", "es", "zh");
    static final List<String> BUNDLES = List.of("app", "call");
    private static final ResourceBundle.Control NO_DETOUR = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final List<ResourceBundle> bundles;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundles = BUNDLES.stream().map(name -> ResourceBundle.getBundle(Texts.class.getPackageName() + "." + name, locale, Texts.class.getClassLoader(), NO_DETOUR)).toList();
    }

    /** In {@code language}, one of {@link #LANGUAGES}; in the system's for anything else, and in English where that is none of them. */
    public static Texts of(String language) {
        if (LANGUAGES.contains(language)) {
            return new Texts(Locale.forLanguageTag(language));
        }
        Locale system = Locale.getDefault();
        return new Texts(LANGUAGES.contains(system.getLanguage()) ? system : Locale.ENGLISH);
    }

    /** The language and country that times and numbers are written for. */
    public Locale locale() {
        return locale;
    }

    /** The text of {@code key}, with its placeholders filled. */
    public String get(String key, Object... values) {
        return new MessageFormat(pattern(key), locale).format(values);
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return bundles.stream().anyMatch(bundle -> bundle.containsKey(key));
    }

    private String pattern(String key) {
        for (ResourceBundle bundle : bundles) {
            if (bundle.containsKey(key)) {
                return bundle.getString(key);
            }
        }
        throw new MissingResourceException("there is no text " + key, Texts.class.getName(), key);
    }

    /** As a clock: 0:07, 12:40, 1:02:03. */
    public static String clock(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 3_600 ? String.format("%d:%02d", seconds / 60, seconds % 60) : String.format("%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
}
