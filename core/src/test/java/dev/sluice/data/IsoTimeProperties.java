package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Laws of ISO 8601, against the platform's own reading. */
class IsoTimeProperties {
    private static final String CHARACTERS = "0123456789-:.TZ+ ";

    @Property
    void whatThePlatformWritesIsReadBack(
            @ForAll @LongRange(min = -62_135_596_800_000L, max = 253_402_300_799_999L) long millis,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int minutes) {
        Instant instant = Instant.ofEpochMilli(millis);
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * minutes);
        OffsetDateTime there = instant.atOffset(offset);
        if (there.getYear() >= 1 && there.getYear() <= 9999) {
            assertThat(IsoTime.parse(there.toString()).millis(ZoneOffset.MAX)).isEqualTo(millis);
            assertThat(IsoTime.parse(there.toLocalDateTime().toString()).millis(offset))
                    .isEqualTo(millis);
        }
    }

    @Property
    void localTimesAreWhatTheirZoneSays(@ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        ZoneId zone = ZoneId.of("America/New_York");

        assertThat(IsoTime.parse(local.toString()).millis(zone))
                .isEqualTo(local.atZone(zone).toInstant().toEpochMilli());
    }

    @Property(tries = 5000)
    void aTextWithAnyCharacterChangedIsReadAsThePlatformDoesOrNot(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("2024-02-28T23:59:58.987+01:30");
        text.setCharAt(random.nextInt(text.length()), CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        String changed = text.toString();
        try {
            long expected = OffsetDateTime.parse(changed.replace(' ', 'T'), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant()
                    .toEpochMilli();
            assertThat(IsoTime.parse(changed).millis(ZoneOffset.UTC)).isEqualTo(expected);
        } catch (DateTimeParseException e) {
            assertThatThrownBy(() -> IsoTime.parse(changed)).isInstanceOf(DateTimeException.class);
        }
    }
}
