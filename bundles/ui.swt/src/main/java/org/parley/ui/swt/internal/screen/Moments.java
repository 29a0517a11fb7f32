package org.parley.ui.swt.internal.screen;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import org.parley.ui.swt.internal.text.Texts;

/** When something was, as people say it: the time today, the weekday within a week, otherwise the date. */
record Moments(Texts texts, ZoneId zone, LocalDate today) {
    String of(Instant moment) {
        ZonedDateTime then = moment.atZone(zone);
        String time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(texts.locale()).format(then);
        LocalDate day = then.toLocalDate();
        if (day.equals(today)) {
            return time;
        } else if (day.equals(today.minusDays(1))) {
            return texts.get("history.yesterday", time);
        } else if (day.isAfter(today.minusDays(7)) && day.isBefore(today)) {
            return then.getDayOfWeek().getDisplayName(TextStyle.SHORT_STANDALONE, texts.locale()) + " " + time;
        }
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(texts.locale()).format(then);
    }
}
