package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of reading: the same events come back, whatever the ids are. */
class DatasetReaderProperties {
    record Event(String user, String item, float value, long seconds) {}

    @Property(tries = 200)
    void csvKeepsEveryEvent(@ForAll("oddEvents") List<Event> events) throws IOException {
        assertThat(read(DataFormat.CSV, csv(events))).isEqualTo(events);
    }

    @Property(tries = 200)
    void tsvKeepsEveryEvent(@ForAll("plainEvents") List<Event> events) throws IOException {
        String text = events.stream()
                .map(event -> event.user() + "\t" + event.item() + "\t" + event.value() + "\t" + event.seconds())
                .collect(Collectors.joining("\n"));

        assertThat(read(DataFormat.TSV, text)).isEqualTo(events);
    }

    @Property(tries = 200)
    void skippingDropsTheMalformedLinesAndNothingElse(
            @ForAll("plainEvents") List<Event> events, @ForAll("plainEvents") List<Event> others) throws IOException {
        StringBuilder text = new StringBuilder();
        int bad = 0;
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            text.append(event.user() + "\t" + event.item() + "\t" + event.value() + "\t" + event.seconds() + "\n");
            if (i < others.size()) {
                text.append(others.get(i).user() + "\tnew" + i + "\tx\n");
                bad++;
            }
        }
        Path file = Files.createTempFile("events", ".tsv");
        try {
            Files.writeString(file, text);
            ReadResult read =
                    DatasetReader.of(DataFormat.TSV).badLines(BadLines.SKIP).read(file);

            assertThat(events(read.dataset())).isEqualTo(events);
            assertThat(read.report().skipped()).isEqualTo(bad);
            assertThat(read.report().samples()).hasSize(Math.min(10, bad));
            assertThat(read.report().items())
                    .isEqualTo(events.stream().map(Event::item).distinct().count());
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 100)
    void rowsComeInOrderOfFirstAppearance(@ForAll("oddEvents") List<Event> events) throws IOException {
        Path file = Files.createTempFile("events", ".csv");
        try {
            Files.writeString(file, csv(events));
            Catalogue catalogue =
                    DatasetReader.of(DataFormat.CSV).read(file).dataset().catalogue();

            assertThat(catalogue.users().ids().ids())
                    .isEqualTo(events.stream().map(Event::user).distinct().toList());
            assertThat(catalogue.items().ids().ids())
                    .isEqualTo(events.stream().map(Event::item).distinct().toList());
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<List<Event>> oddEvents() {
        return events(OddTexts.any());
    }

    @Provide
    Arbitrary<List<Event>> plainEvents() {
        return events(OddTexts.withoutTabs());
    }

    private static Arbitrary<List<Event>> events(Arbitrary<String> ids) {
        Arbitrary<Float> values = Arbitraries.floats();
        Arbitrary<Long> seconds = Arbitraries.longs().between(-253_402_300_799L, 253_402_300_799L);
        return Combinators.combine(ids, ids, values, seconds)
                .as(Event::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private static String csv(List<Event> events) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord("user", "item", "value", "time");
        for (Event event : events) {
            csv.writeRecord(event.user(), event.item(), "" + event.value(), "" + event.seconds());
        }
        return text.toString();
    }

    private static List<Event> read(DataFormat format, String text) throws IOException {
        Path file = Files.createTempFile("events", ".txt");
        try {
            Files.writeString(file, text);
            return events(DatasetReader.of(format).read(file).dataset());
        } finally {
            Files.delete(file);
        }
    }

    private static List<Event> events(Dataset data) {
        Interactions events = data.interactions();
        return IntStream.range(0, events.size())
                .mapToObj(event -> new Event(
                        data.catalogue().users().ids().id(events.user(event)),
                        data.catalogue().items().ids().id(events.item(event)),
                        events.value(event),
                        events.time(event) / 1000))
                .toList();
    }
}
