package dev.sluice.data.audit;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.TextColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Events as tests plant defects in them. */
final class Rows {
    static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");
    static final long START = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    static final long DAY = 86_400_000;
    static final int USERS = 30;
    static final int ITEMS = 50;
    static final int DAYS = 100;

    private Rows() {}

    /** One event. */
    record Row(String user, String item, float value, long time) {
        Row withValue(float other) {
            return new Row(user, item, other, time);
        }

        Row withItem(String other) {
            return new Row(user, other, value, time);
        }

        Row withTime(long other) {
            return new Row(user, item, value, other);
        }
    }

    /** Labels of two classes, which every user has both; distinct pairs; in the order of time. */
    static List<Row> clean(Random random) {
        List<Row> rows = new ArrayList<>();
        for (int user = 1; user <= USERS; user++) {
            int events = 6 + random.nextInt(12);
            int first = random.nextInt(ITEMS);
            for (int i = 0; i < events; i++) {
                String item = "" + (1 + (first + i * 3) % ITEMS);
                long time = START + (long) (random.nextDouble() * DAYS * DAY) / 1000 * 1000;
                rows.add(new Row("" + user, item, i < 2 ? i : random.nextInt(2), time));
            }
        }
        rows.sort(Comparator.comparingLong(Row::time));
        return rows;
    }

    static Dataset dataset(List<Row> rows) {
        IdIndex.Builder users = new IdIndex.Builder();
        IdIndex.Builder items = new IdIndex.Builder();
        Interactions.Builder events = new Interactions.Builder();
        rows.forEach(row -> events.add(users.rowOf(row.user), items.rowOf(row.item), row.time, row.value));
        return new Dataset(events.build(users.rows(), items.rows()), Catalogue.of(items.build(), users.build()));
    }

    /** The same with a type for each event. */
    static Dataset dataset(List<Row> rows, List<String> types) {
        Dataset data = dataset(rows);
        return data.with(data.interactions().with("type", TextColumn.of(types)));
    }

    /** These and some more. */
    static List<Row> plus(List<Row> rows, Row... more) {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(List.of(more));
        return all;
    }

    /** How often each kind of defect was found. */
    static Map<FindingCode, Long> counts(AuditReport report) {
        return report.findings().stream().collect(Collectors.toMap(Finding::code, Finding::count));
    }
}
