package dev.sluice.data.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.audit.Rows.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of audits. */
class AuditProperties {
    private static final AuditSettings SETTINGS = AuditSettings.asOf(Rows.NOW).withExamples(0);

    @Property(tries = 200)
    void cleanDataYieldNothing(@ForAll long seed) {
        List<Row> rows = Rows.clean(new Random(seed));

        assertThat(Audit.of(SETTINGS).inspect(train(rows)).findings()).isEmpty();
    }

    @Property(tries = 200)
    void theOrderOfTheEventsChangesNoCount(@ForAll long seed) {
        Random random = new Random(seed);
        List<Row> train = spoilt(random);
        List<Row> test = spoilt(random);
        AuditReport report = Audit.of(SETTINGS).inspect(both(train, test));
        Collections.shuffle(train, random);
        Collections.shuffle(test, random);

        assertThat(report.findings()).isNotEmpty();
        assertThat(Audit.of(SETTINGS).inspect(both(train, test))).isEqualTo(report);
    }

    @Property(tries = 200)
    void duplicatesAreAsManyAsANaiveRecountSays(@ForAll long seed) {
        List<Row> rows = few(new Random(seed));
        Set<String> pairs = new HashSet<>();
        Set<String> moments = new HashSet<>();
        for (Row row : rows) {
            pairs.add(row.user() + " " + row.item());
            moments.add(row.user() + " " + row.item() + " " + row.time());
        }

        Map<FindingCode, Long> counts = counts(train(rows));

        assertThat(counts.getOrDefault(FindingCode.DUPLICATE_EVENT, 0L)).isEqualTo(rows.size() - moments.size());
        assertThat(counts.getOrDefault(FindingCode.DUPLICATE_PAIR, 0L)).isEqualTo(moments.size() - pairs.size());
    }

    @Property(tries = 200)
    void overlapIsAsLargeAsANaiveRecountSays(@ForAll long seed) {
        Random random = new Random(seed);
        List<Row> train = few(random);
        List<Row> test = few(random);
        Set<FindingCode> others = new HashSet<>(List.of(FindingCode.values()));
        others.remove(FindingCode.SPLIT_OVERLAP);
        AuditReport report = Audit.of(SETTINGS.withAllowed(others)).inspect(both(train, test));
        long known = test.stream()
                .filter(row -> train.stream()
                        .anyMatch(other ->
                                other.user().equals(row.user()) && other.item().equals(row.item())))
                .count();

        assertThat(report.findings().stream().mapToLong(Finding::count).sum()).isEqualTo(known);
    }

    @Property
    void noCutLeavesFewerOnTheWrongSide(
            @ForAll @Size(max = 20) List<@IntRange(max = 15) Integer> one,
            @ForAll @Size(max = 20) List<@IntRange(max = 15) Integer> other) {
        long[] earlier = one.stream().mapToLong(time -> time).sorted().toArray();
        long[] later = other.stream().mapToLong(time -> time).sorted().toArray();

        Cut cut = Cut.of(earlier, later);

        assertThat(wrong(earlier, later, cut.moment())).isEqualTo(cut.wrong());
        assertThat(LongStream.rangeClosed(-1, 16).map(moment -> wrong(earlier, later, moment)))
                .allMatch(wrong -> wrong >= cut.wrong());
    }

    private static long wrong(long[] earlier, long[] later, long moment) {
        return Arrays.stream(earlier).filter(time -> time > moment).count()
                + Arrays.stream(later).filter(time -> time <= moment).count();
    }

    /** So few users, items and moments that all comes again. */
    private static List<Row> few(Random random) {
        List<Row> rows = new ArrayList<>();
        for (int i = 1 + random.nextInt(60); i > 0; i--) {
            rows.add(new Row(
                    "u" + random.nextInt(4),
                    "i" + random.nextInt(5),
                    random.nextFloat(),
                    Rows.START + 1000 * random.nextInt(4)));
        }
        return rows;
    }

    /** Clean rows with several defects. */
    private static List<Row> spoilt(Random random) {
        List<Row> rows = Rows.clean(random);
        for (int i = 0; i < 20; i++) {
            Row row = rows.get(random.nextInt(rows.size()));
            rows.add(
                    switch (random.nextInt(7)) {
                        case 0 -> row;
                        case 1 -> row.withTime(row.time() + 1000L * random.nextInt(10_000));
                        case 2 -> row.withTime(row.time() / 1000);
                        case 3 -> row.withTime(Rows.NOW.toEpochMilli() + 1000);
                        case 4 -> row.withValue(7);
                        case 5 -> row.withItem("null");
                        default -> row.withValue(1 - row.value());
                    });
        }
        return rows;
    }

    private static Map<FindingCode, Long> counts(AuditData data) {
        Map<FindingCode, Long> counts = new HashMap<>();
        Audit.of(SETTINGS).inspect(data).findings().forEach(finding -> counts.put(finding.code(), finding.count()));
        return counts;
    }

    private static AuditData train(List<Row> rows) {
        return AuditData.of(AuditPart.of("train", Rows.dataset(rows)));
    }

    private static AuditData both(List<Row> train, List<Row> test) {
        return train(train).with(AuditPart.of("test", Rows.dataset(test)));
    }
}
