package org.parley.ui.swt.internal.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text can be read in every theme: contrast as WCAG 2.1 defines it. */
public class ThemeTest {
    private static final double AA = 4.5;
    private static final double AAA = 7;

    static Stream<Theme> themes() {
        return Stream.of(Theme.LIGHT, Theme.DARK, Theme.CONTRAST_LIGHT, Theme.CONTRAST_DARK);
    }

    /** From 1 to 21. */
    public static double contrast(Color a, Color b) {
        double first = luminance(a.getRGB());
        double second = luminance(b.getRGB());
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(RGB rgb) {
        return 0.2126 * linear(rgb.red) + 0.7152 * linear(rgb.green) + 0.0722 * linear(rgb.blue);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void textCanBeReadOnEverySurface(Theme theme) {
        Map<String, Color> texts = Map.of("text", theme.text(), "quiet", theme.quiet(), "accent", theme.accent(), "danger", theme.danger());
        Map<String, Color> surfaces = Map.of("window", theme.window(), "side", theme.side(), "card", theme.card(), "field", theme.field());
        texts.forEach((text, ink) -> surfaces.forEach((surface, paper) -> assertThat(contrast(ink, paper)).as("%s on %s", text, surface).isGreaterThanOrEqualTo(AA)));
        assertThat(contrast(theme.text(), theme.warningSoft())).isGreaterThanOrEqualTo(AA);
        assertThat(contrast(theme.quiet(), theme.accentSoft())).isGreaterThanOrEqualTo(AA);
        assertThat(contrast(theme.quiet(), theme.hover())).isGreaterThanOrEqualTo(AA);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void wordsOnFilledButtonsCanBeRead(Theme theme) {
        Stream.of(theme.accentFill(), theme.dangerFill()).forEach(fill -> assertThat(contrast(theme.onAccent(), fill)).isGreaterThanOrEqualTo(AA));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void theFocusCanBeSeen(Theme theme) {
        Stream.of(theme.window(), theme.side(), theme.card()).forEach(surface -> assertThat(contrast(theme.focus(), surface)).isGreaterThanOrEqualTo(3));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoAsksForHighContrastGetsIt(boolean dark) {
        Theme theme = Theme.of(dark, true);
        Stream.of(theme.text(), theme.quiet(), theme.accent(), theme.danger(), theme.good(), theme.warning(), theme.line(), theme.focus())
            .forEach(ink -> assertThat(contrast(ink, theme.window())).isGreaterThanOrEqualTo(AAA));
        Stream.of(theme.accentSoft(), theme.hover(), theme.warningSoft()).forEach(paper -> assertThat(contrast(theme.text(), paper)).isGreaterThanOrEqualTo(AAA));
        Stream.of(theme.accentFill(), theme.dangerFill(), theme.goodFill()).forEach(fill -> assertThat(contrast(theme.onAccent(), fill)).isGreaterThanOrEqualTo(AAA));
        assertThat(theme.onStage()).isEqualTo(Theme.CONTRAST_DARK);
    }

    @Test
    void initialsCanBeReadOnTheColourOfEveryName() {
        for (int i = 0; i < 200; i++) {
            assertThat(contrast(new Color(255, 255, 255), Avatar.colour("user" + i))).isGreaterThanOrEqualTo(AA);
        }
    }

    @Test
    void aNameHasOneColourAndTheInitialsOfItsParts() {
        assertThat(Avatar.colour("Alice")).isEqualTo(Avatar.colour("alice"));
        assertThat(Avatar.initials("carol.jones")).isEqualTo("CJ");
        assertThat(Avatar.initials("bob")).isEqualTo("B");
        assertThat(Avatar.initials("a-b_c")).isEqualTo("AB");
        assertThat(Avatar.initials("")).isEqualTo("?");
    }
}
