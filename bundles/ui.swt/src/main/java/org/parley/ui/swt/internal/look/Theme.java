package org.parley.ui.swt.internal.look;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;

/**
 * The colours. Text of {@code text}, {@code quiet}, {@code accent} and {@code danger} can be read on {@code window}, {@code side} and {@code card}, with a contrast of 4.5 to 1
 * at least (WCAG 2.1, 1.4.3).
 *
 * @param window     behind everything
 * @param side       of the column beside, a little apart from the window
 * @param card       of what lies on the window
 * @param field      of what is typed into
 * @param line       borders and separators
 * @param text       what is read
 * @param quiet      what is read second
 * @param accent     what can be pressed, and what is chosen
 * @param onAccent   text upon {@code accentFill}
 * @param accentFill the surface of the button that is pressed most
 * @param accentSoft behind what is chosen
 * @param hover      behind what the pointer is on
 * @param danger     errors, hanging up
 * @param dangerFill the surface of a button that ends something
 * @param good       available, and a good connection
 * @param goodFill   the surface of a button that answers
 * @param warning    something is not as it should be
 * @param warningSoft behind a warning
 * @param focus      the ring around what has the keyboard
 * @param stage      behind pictures of a call, in both themes
 */
public record Theme(boolean dark, Color window, Color side, Color card, Color field, Color line, Color text, Color quiet, Color accent, Color onAccent, Color accentFill,
        Color accentSoft, Color hover, Color danger, Color dangerFill, Color good, Color goodFill, Color warning, Color warningSoft, Color focus, Color stage) {
    /** Dark upon light. */
    public static final Theme LIGHT = new Theme(false, rgb(0xFFFFFF), rgb(0xF4F5F8), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xDDE0E7), rgb(0x1A1D24), rgb(0x5A6070), rgb(0x3B5BDB),
        rgb(0xFFFFFF), rgb(0x3B5BDB), rgb(0xE3E9FD), rgb(0xEAECF1), rgb(0xC92A2A), rgb(0xD6303A), rgb(0x2B8A3E), rgb(0x2B8A3E), rgb(0x8A5A00), rgb(0xFFF3D6), rgb(0x3B5BDB), rgb(0x14161B));
    /** Light upon dark. */
    public static final Theme DARK = new Theme(true, rgb(0x16181D), rgb(0x1C1F26), rgb(0x22262F), rgb(0x1C1F26), rgb(0x3A404D), rgb(0xECEEF3), rgb(0xA6ADBB), rgb(0x9DB2FF),
        rgb(0xFFFFFF), rgb(0x4263EB), rgb(0x2A3354), rgb(0x2A2F3A), rgb(0xFF9B9B), rgb(0xD6303A), rgb(0x69DB7C), rgb(0x2B8A3E), rgb(0xFFD27A), rgb(0x3D3420), rgb(0x9DB2FF), rgb(0x0E1013));
    /** Black upon white, for who has asked the desktop for high contrast: text with 7 to 1 at least (WCAG 2.1, 1.4.6), lines as dark as text. */
    public static final Theme CONTRAST_LIGHT = new Theme(false, rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0x000000), rgb(0x000000), rgb(0x000000), rgb(0x0000B0),
        rgb(0xFFFFFF), rgb(0x0000B0), rgb(0xC4D8FF), rgb(0xDADADA), rgb(0x8F0000), rgb(0x8F0000), rgb(0x005000), rgb(0x005000), rgb(0x503400), rgb(0xFFF0B0), rgb(0x0000B0), rgb(0x000000));
    /** White upon black, the same. What is filled is bright, with dark words. */
    public static final Theme CONTRAST_DARK = new Theme(true, rgb(0x000000), rgb(0x000000), rgb(0x000000), rgb(0x000000), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0x8CE0FF),
        rgb(0x000000), rgb(0x8CE0FF), rgb(0x003A5C), rgb(0x333333), rgb(0xFF9D9D), rgb(0xFF9D9D), rgb(0x8CF08C), rgb(0x8CF08C), rgb(0xFFD27A), rgb(0x3D3000), rgb(0x8CE0FF), rgb(0x000000));

    /** The one of the four. */
    public static Theme of(boolean dark, boolean highContrast) {
        if (highContrast) {
            return dark ? CONTRAST_DARK : CONTRAST_LIGHT;
        }
        return dark ? DARK : LIGHT;
    }

    /** What lies on the stage, which is dark in every theme. */
    public Theme onStage() {
        return of(true, this == CONTRAST_LIGHT || this == CONTRAST_DARK);
    }

    /** {@code hex} as in 0xRRGGBB. */
    static Color rgb(int hex) {
        return new Color(hex >> 16 & 0xFF, hex >> 8 & 0xFF, hex & 0xFF);
    }

    /** A colour between two: {@code share} 0 is {@code from}, 1 is {@code to}. */
    public static Color mix(Color from, Color to, double share) {
        RGB a = from.getRGB();
        RGB b = to.getRGB();
        return new Color(between(a.red, b.red, share), between(a.green, b.green, share), between(a.blue, b.blue, share));
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
