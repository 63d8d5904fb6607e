package dev.sluice.data.content;

import dev.sluice.ContentPolicy;
import dev.sluice.ContentPolicy.Verdict;
import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Small catalogues of items {@code i1}, {@code i2} and so on, and what rules make of them. */
final class Items {
    private Items() {}

    static Entities of(int count, Map<String, Column> columns) {
        return new Entities(
                IdIndex.of(IntStream.rangeClosed(1, count)
                        .mapToObj(row -> "i" + row)
                        .toList()),
                columns);
    }

    static Entities of(int count) {
        return of(count, Map.of());
    }

    static List<Verdict> verdicts(ContentRule rule, Entities items) {
        ContentPolicy policy = rule.over(items);
        return IntStream.range(1, items.rows()).mapToObj(policy::verdict).toList();
    }

    /** A rule with these verdicts on items 1, 2 and so on, that throws on all others. */
    static ContentRule saying(Verdict... verdicts) {
        return items -> item -> {
            if (item > verdicts.length) {
                throw new IllegalStateException("model is down");
            }
            return verdicts[item - 1];
        };
    }
}
