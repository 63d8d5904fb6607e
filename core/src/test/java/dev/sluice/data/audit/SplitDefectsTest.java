package dev.sluice.data.audit;

import static dev.sluice.data.audit.Rows.DAY;
import static dev.sluice.data.audit.Rows.NOW;
import static dev.sluice.data.audit.Rows.START;
import static dev.sluice.data.audit.Rows.clean;
import static dev.sluice.data.audit.Rows.counts;
import static dev.sluice.data.audit.Rows.dataset;
import static dev.sluice.data.audit.Rows.plus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.audit.Rows.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each defect of how parts were divided is found by its own code, and nothing else is. */
class SplitDefectsTest {
    private static final int TEST_FROM = 250;

    private final List<Row> rows = clean(new Random(7));

    @Test
    void timeZonesAreNotLookedForOnlyWhereNoPartTellsMinutes() {
        List<Row> daily =
                test().stream().map(row -> row.withTime(row.time() / DAY * DAY)).toList();

        assertThat(report(data(train(), daily)).notChecked()).doesNotContainKey(FindingCode.MIXED_TIME_ZONES);
        assertThat(report(data(daily, daily)).notChecked())
                .containsEntry(FindingCode.MIXED_TIME_ZONES, "the times are coarser than minutes");
    }

    @Test
    void whatBothPartsHaveOverlaps() {
        Row known = rows.get(9);
        assertThat(found(train(), plus(test(), known))).isEqualTo(Map.of(FindingCode.SPLIT_OVERLAP, 1L));
        assertThat(found(train(), plus(test(), known.withTime(START + 100 * DAY))))
                .isEqualTo(Map.of(FindingCode.SPLIT_OVERLAP, 1L));
        Row tested = test().get(9);
        assertThat(found(plus(train(), tested), test())).isEqualTo(Map.of(FindingCode.SPLIT_OVERLAP, 1L));
        assertThat(found(train(), test())).isEmpty();
    }

    @Test
    void partsOfOneTypeAndOfSeveralOverlap() {
        List<String> types = new ArrayList<>();
        train().forEach(row -> types.add(types.size() % 2 == 0 ? "impression" : "click"));
        List<Row> clicks = plus(test(), train().get(9), train().get(11));
        AuditData data = AuditData.of(AuditPart.of("train", dataset(train(), types)))
                .with(AuditPart.of("test", dataset(clicks, Collections.nCopies(clicks.size(), "click"))));

        assertThat(found(data)).isEqualTo(Map.of(FindingCode.SPLIT_OVERLAP, 2L));
    }

    @Test
    void partsOfOneTypeEachAreALogOfSeveral() {
        Row known = train().get(9);
        List<Row> clicks = plus(test(), known.withTime(START + 100 * DAY));

        assertThat(found(parts("impression", clicks))).isEmpty();
        assertThat(found(parts("click", clicks))).containsEntry(FindingCode.SPLIT_OVERLAP, 1L);
    }

    private AuditData parts(String trained, List<Row> clicks) {
        return AuditData.of(AuditPart.of("train", dataset(train(), Collections.nCopies(train().size(), trained))))
                .with(AuditPart.of("test", dataset(clicks, Collections.nCopies(clicks.size(), "click"))));
    }

    @Test
    @Timeout(10)
    void oneUserAndItemWithManyEventsInBothPartsTakeNoLongerThanOthers() {
        int many = 100_000;
        List<Row> train = new ArrayList<>();
        List<Row> test = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            train.add(new Row("3", "50", 1, START + i * 60_000L));
            test.add(new Row("3", "50", 1, START + (many + i) * 60_000L));
        }
        Set<FindingCode> others = EnumSet.complementOf(EnumSet.of(FindingCode.SPLIT_OVERLAP));

        assertThat(found(AuditSettings.asOf(NOW).withAllowed(others), train, test))
                .isEqualTo(Map.of(FindingCode.SPLIT_OVERLAP, (long) many));
    }

    @Test
    void whatIsOnTheWrongSideOfTheCutIsOutOfOrder() {
        Row late = new Row("3", "50", 1, START + 100 * DAY);
        Row early = new Row("3", "50", 1, START + 1000);
        assertThat(found(plus(train(), late), test())).isEqualTo(Map.of(FindingCode.SPLIT_ORDER, 1L));
        assertThat(found(train(), plus(test(), early))).isEqualTo(Map.of(FindingCode.SPLIT_ORDER, 1L));
        assertThat(found(test(), train())).containsOnlyKeys(FindingCode.SPLIT_ORDER);
    }

    @Test
    void aSplitByEachUsersTimeIsInOrder() {
        Map<String, List<Row>> byUser = rows.stream().collect(Collectors.groupingBy(Row::user));
        List<Row> train = new ArrayList<>();
        List<Row> test = new ArrayList<>();
        byUser.values().forEach(events -> {
            int kept = events.size() * 4 / 5;
            train.addAll(events.subList(0, kept));
            test.addAll(events.subList(kept, events.size()));
        });
        Row late = new Row(test.get(0).user(), "50", 1, START + 101 * DAY);

        assertThat(found(train, test)).isEmpty();
        assertThat(found(plus(train, late), test)).isEqualTo(Map.of(FindingCode.SPLIT_ORDER, 1L));
        assertThat(found(AuditSettings.asOf(NOW).withSplit(SplitRule.TIME), train, test))
                .containsOnlyKeys(FindingCode.SPLIT_ORDER);
        assertThat(found(AuditSettings.asOf(NOW).withSplit(SplitRule.USER_TIME), train, test))
                .isEmpty();
    }

    @Test
    void aSplitAtRandomClaimsNoOrder() {
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(3));
        List<Row> train = shuffled.subList(0, TEST_FROM);
        List<Row> test = shuffled.subList(TEST_FROM, shuffled.size());
        Set<FindingCode> allowed = Set.of(FindingCode.SINGLE_CLASS_USER);

        AuditReport report =
                Audit.of(AuditSettings.asOf(NOW).withAllowed(allowed)).inspect(data(train, test));

        assertThat(report.findings()).isEmpty();
        assertThat(report.notChecked().get(FindingCode.SPLIT_ORDER)).contains("at random");
        assertThat(found(AuditSettings.asOf(NOW).withAllowed(allowed).withSplit(SplitRule.TIME), train, test))
                .containsOnlyKeys(FindingCode.SPLIT_ORDER);
    }

    private List<Row> train() {
        return new ArrayList<>(rows.subList(0, TEST_FROM));
    }

    private List<Row> test() {
        return new ArrayList<>(rows.subList(TEST_FROM, rows.size()));
    }

    private static AuditReport report(AuditData data) {
        return Audit.of(AuditSettings.asOf(NOW)).inspect(data);
    }

    private static Map<FindingCode, Long> found(AuditData data) {
        return counts(report(data));
    }

    private static Map<FindingCode, Long> found(List<Row> train, List<Row> test) {
        // Users of a training part may have labels of one class by chance.
        Set<FindingCode> allowed = Set.of(FindingCode.SINGLE_CLASS_USER);
        return found(AuditSettings.asOf(NOW).withAllowed(allowed), train, test);
    }

    private static Map<FindingCode, Long> found(AuditSettings settings, List<Row> train, List<Row> test) {
        Set<FindingCode> allowed = EnumSet.of(FindingCode.SINGLE_CLASS_USER);
        allowed.addAll(settings.allowed());
        return counts(Audit.of(settings.withAllowed(allowed)).inspect(data(train, test)));
    }

    private static AuditData data(List<Row> train, List<Row> test) {
        return AuditData.of(AuditPart.of("train", dataset(train))).with(AuditPart.of("test", dataset(test)));
    }
}
