package dev.sluice.data.audit;

import static dev.sluice.data.audit.Rows.DAY;
import static dev.sluice.data.audit.Rows.NOW;
import static dev.sluice.data.audit.Rows.START;
import static dev.sluice.data.audit.Rows.clean;
import static dev.sluice.data.audit.Rows.counts;
import static dev.sluice.data.audit.Rows.dataset;
import static dev.sluice.data.audit.Rows.plus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.Dataset;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.audit.Rows.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each defect that is planted in one part is found by its own code, and nothing else is. */
class PartDefectsTest {
    private final List<Row> rows = clean(new Random(7));
    private final Audit audit = Audit.of(AuditSettings.asOf(NOW));

    @Test
    void idsThatAreNoneAreOutOfRange() {
        assertThat(found(plant(new Row("-5", "3", 1, START)))).isEqualTo(Map.of(FindingCode.ID_RANGE, 1L));
        assertThat(found(change(9, row -> row.withItem("999999")))).isEqualTo(Map.of(FindingCode.ID_RANGE, 1L));
        assertThat(found(change(9, row -> row.withItem("99999999999999999999"))))
                .isEqualTo(Map.of(FindingCode.ID_RANGE, 1L));
        assertThat(found(plant(new Row("null", "3", 1, START), new Row("null", "4", 1, START))))
                .isEqualTo(Map.of(FindingCode.ID_RANGE, 2L));
    }

    @Test
    void numbersBehindLettersAndSparseNumbersAreIdsToo() {
        List<Row> lettered = rows.stream()
                .map(row -> new Row("u" + row.user(), "item-" + row.item(), row.value(), row.time()))
                .toList();
        List<Row> sparse = rows.stream()
                .map(row -> new Row(row.user(), "" + row.item().hashCode() * 7919L, row.value(), row.time()))
                .toList();

        assertThat(found(lettered)).isEmpty();
        assertThat(found(plus(lettered, lettered.get(0).withItem("item-70000"))))
                .isEqualTo(Map.of(FindingCode.ID_RANGE, 1L));
        assertThat(found(plus(lettered, lettered.get(0).withItem("item--1"))))
                .isEqualTo(Map.of(FindingCode.ID_RANGE, 1L));
        assertThat(found(sparse)).isEmpty();
        assertThat(found(plus(sparse, sparse.get(0).withItem("999999999999")))).isEmpty();
    }

    @Test
    void itemsThatTheCatalogueLacksAreOutOfRange() {
        IdIndex items =
                IdIndex.of(IntStream.rangeClosed(1, 50).mapToObj(i -> "" + i).toList());
        AuditData good = AuditData.of(AuditPart.of("train", dataset(rows))).withItems(items);
        AuditData bad = AuditData.of(AuditPart.of("train", dataset(change(9, row -> row.withItem("51")))))
                .withItems(items);

        assertThat(found(good)).isEmpty();
        assertThat(found(bad)).isEqualTo(Map.of(FindingCode.ID_RANGE, 1L));
        assertThat(found(AuditData.of(AuditPart.of("train", dataset(rows))).withUsers(IdIndex.of(List.of("1", "2")))))
                .containsOnlyKeys(FindingCode.ID_RANGE);
    }

    @Test
    void timesOfAnotherUnitAreMixed() {
        for (long unit : new long[] {1000, 60_000, 3_600_000, DAY}) {
            assertThat(found(change(9, row -> row.withTime(row.time() / unit))))
                    .as("one in %s ms", unit)
                    .isEqualTo(Map.of(FindingCode.MIXED_TIME_UNITS, 1L));
        }
        assertThat(found(change(9, row -> row.withTime(row.time() * 1000))))
                .isEqualTo(Map.of(FindingCode.MIXED_TIME_UNITS, 1L));
    }

    @Test
    void eventsAfterTheAuditAreOfTheFuture() {
        assertThat(found(change(9, row -> row.withTime(NOW.toEpochMilli() + 1))))
                .isEqualTo(Map.of(FindingCode.FUTURE_EVENT, 1L));
        assertThat(found(change(9, row -> row.withTime(NOW.toEpochMilli())))).isEmpty();
    }

    @Test
    void strangeLabelsAreOutOfTheirDomain() {
        for (float value : new float[] {7, -3, 0.5f, 2}) {
            assertThat(found(change(9, row -> row.withValue(value))))
                    .as("%s", value)
                    .isEqualTo(Map.of(FindingCode.LABEL_DOMAIN, 1L));
        }
    }

    @Test
    void aStatedDomainIsTheDomain() {
        Dataset data = dataset(change(9, row -> row.withValue(7)));

        assertThat(found(AuditSettings.asOf(NOW).withDomain(LabelDomain.of(0, 1, 7)), data))
                .isEmpty();
        assertThat(found(AuditSettings.asOf(NOW).withDomain(LabelDomain.between(1, 7)), data))
                .containsOnlyKeys(FindingCode.LABEL_DOMAIN);
    }

    @Test
    void namedColumnsHaveDomainsOfTheirOwn() {
        Dataset data = dataset(rows);
        double[] numbers = new double[rows.size()];
        Arrays.fill(numbers, 0.5);
        assertThat(found(withColumn(data, "propensity", numbers))).isEmpty();
        numbers[3] = 0;
        numbers[4] = Double.NaN;
        assertThat(found(withColumn(data, "propensity", numbers))).isEqualTo(Map.of(FindingCode.LABEL_DOMAIN, 1L));
        assertThat(found(withColumn(data, "watch_seconds", numbers))).isEmpty();
        numbers[3] = -1;
        assertThat(found(withColumn(data, "watch_seconds", numbers))).isEqualTo(Map.of(FindingCode.LABEL_DOMAIN, 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clicked", "click", "purchased", "returned"})
    void whatHappenedOrNotIsOneOrZero(String name) {
        double[] numbers = new double[rows.size()];
        Arrays.fill(numbers, 0, 50, 1);
        numbers[4] = Double.NaN;
        assertThat(found(withColumn(dataset(rows), name, numbers))).isEmpty();
        numbers[3] = -1;
        numbers[60] = 2;
        numbers[70] = 0.5;
        assertThat(found(withColumn(dataset(rows), name, numbers))).isEqualTo(Map.of(FindingCode.LABEL_DOMAIN, 3L));
    }

    @Test
    void whatNoPersonDoesIsABurst() {
        Row[] bot = IntStream.range(0, 200)
                .mapToObj(i -> new Row("31", "" + (1 + i % 50), i % 2, START + 200L * i))
                .toArray(Row[]::new);
        assertThat(found(plant(bot))).isEqualTo(Map.of(FindingCode.BURST, 1L));

        Row[] constant = IntStream.range(0, 100)
                .mapToObj(i -> new Row("31", "" + (1 + i % 50), 1, START))
                .toArray(Row[]::new);
        assertThat(found(plant(constant))).isEqualTo(Map.of(FindingCode.BURST, 1L));

        Row[] stranger = Arrays.stream(bot)
                .map(row -> new Row("99999", row.item(), row.value(), row.time()))
                .toArray(Row[]::new);
        assertThat(found(plant(stranger))).isEqualTo(Map.of(FindingCode.BURST, 1L));

        Row[] allDay = IntStream.range(0, 900)
                .mapToObj(i -> new Row("31", "" + (1 + i % 50), 1, START + 5000L * i))
                .toArray(Row[]::new);
        assertThat(found(plant(allDay))).isEqualTo(Map.of(FindingCode.BURST, 1L));
    }

    @Test
    void aMinuteHasSixtySeconds() {
        assertThat(found(plus(plant(visit(1, 40, 0)), visit(41, 41, 59)))).isEqualTo(Map.of(FindingCode.BURST, 1L));
        assertThat(found(plus(plant(visit(1, 40, 0)), visit(41, 41, 60)))).isEmpty();
    }

    @Test
    void minutesAreNoBurstWhereTimesAreWholeMinutes() {
        List<Row> minutes = rows.stream()
                .map(row -> row.withTime(row.time() / 60_000 * 60_000))
                .toList();

        assertThat(found(plus(plus(minutes, visit(1, 25, 0)), visit(26, 50, 60))))
                .isEmpty();
    }

    @Test
    void oneEventWrittenOftenIsADuplicateAndNoBurst() {
        Row[] copies = Collections.nCopies(100, rows.get(9)).toArray(Row[]::new);
        assertThat(found(plant(copies))).isEqualTo(Map.of(FindingCode.DUPLICATE_EVENT, 100L));
    }

    @Test
    void theSameEventsHoursLaterAreOfAnotherTimeZone() {
        Row[] again = rows.stream()
                .limit(60)
                .map(row -> row.withTime(row.time() + 3 * 3_600_000))
                .toArray(Row[]::new);
        assertThat(found(plant(again))).isEqualTo(Map.of(FindingCode.MIXED_TIME_ZONES, 60L));
    }

    @Test
    void theSameAtTheSameMomentIsADuplicateEvent() {
        Row row = rows.get(9);
        assertThat(found(plant(row, row, rows.get(20)))).isEqualTo(Map.of(FindingCode.DUPLICATE_EVENT, 3L));
        assertThat(found(plant(row.withValue(1 - row.value())))).isEqualTo(Map.of(FindingCode.DUPLICATE_EVENT, 1L));
    }

    @Test
    void theSameAtAnotherMomentIsADuplicatePair() {
        assertThat(found(plant(again(3, 3_600_000), again(20, 1000), again(40, 5 * DAY))))
                .isEqualTo(Map.of(FindingCode.DUPLICATE_PAIR, 3L));
    }

    @Test
    void inALogOfSeveralTypesPeopleComeBack() {
        List<Row> visits = plant(again(3, 3_600_000), rows.get(20));
        List<String> types = new ArrayList<>(Collections.nCopies(rows.size(), "impression"));
        types.add("impression");
        types.add("click");
        assertThat(found(dataset(visits, types))).isEmpty();

        types.set(types.size() - 1, "impression");
        types.set(0, "click");
        assertThat(found(dataset(visits, types))).isEqualTo(Map.of(FindingCode.DUPLICATE_EVENT, 1L));
    }

    @Test
    void typesMayBeNumbers() {
        double[] types = new double[rows.size() + 3];
        Arrays.fill(types, 0, rows.size(), 1);
        types[rows.size()] = 1;
        types[rows.size() + 1] = 2.5;
        types[rows.size() + 2] = Double.NaN;
        Dataset visits = dataset(plant(again(3, 3_600_000), rows.get(20), rows.get(30)));
        assertThat(found(withColumn(visits, "type", types))).isEmpty();

        types[rows.size() + 1] = 1;
        types[0] = 2.5;
        assertThat(found(withColumn(visits, "type", types))).isEqualTo(Map.of(FindingCode.DUPLICATE_EVENT, 1L));
    }

    @Test
    void whatHasNoTypeComesAgainBesideWhatHasTheOnlyOne() {
        List<String> types = new ArrayList<>(Collections.nCopies(rows.size(), "click"));
        types.add("");

        assertThat(found(dataset(plant(rows.get(9)), types))).isEqualTo(Map.of(FindingCode.DUPLICATE_PAIR, 1L));
    }

    @Test
    void whatAColumnHeldOfEventsThatWereLeftOutDoesNotCount() {
        Row again = rows.get(9).withTime(rows.get(9).time() + 3_600_000);
        List<String> types = new ArrayList<>(Collections.nCopies(rows.size(), "click"));
        types.add("click");
        types.add("impression");
        Dataset all = dataset(plant(again, rows.get(20)), types);
        int shown = rows.size() + 1;

        assertThat(found(all)).isEmpty();
        assertThat(found(all.with(all.interactions().filter(event -> event != shown))))
                .isEqualTo(Map.of(FindingCode.DUPLICATE_PAIR, 1L));
    }

    @Test
    void usersWithLabelsOfOneClassAreFoundWhereThereAreTwo() {
        List<Row> single = rows.stream()
                .map(row -> row.user().equals("4") ? row.withValue(1) : row)
                .toList();
        assertThat(found(single)).isEqualTo(Map.of(FindingCode.SINGLE_CLASS_USER, 1L));
        assertThat(found(rows.stream().map(row -> row.withValue(1)).toList())).isEmpty();
    }

    @Test
    void dataWithoutTimesHaveNoDefectsOfTime() {
        List<Row> untimed = rows.stream().map(row -> row.withTime(0)).toList();

        assertThat(found(untimed)).isEmpty();
        assertThat(found(plus(untimed, untimed.get(9)))).isEqualTo(Map.of(FindingCode.DUPLICATE_PAIR, 1L));
        assertThat(audit.inspect(AuditData.of(AuditPart.of("train", dataset(untimed))))
                        .notChecked())
                .containsOnlyKeys(
                        FindingCode.MIXED_TIME_UNITS,
                        FindingCode.FUTURE_EVENT,
                        FindingCode.BURST,
                        FindingCode.MIXED_TIME_ZONES,
                        FindingCode.DUPLICATE_EVENT,
                        FindingCode.SPLIT_OVERLAP,
                        FindingCode.SPLIT_ORDER);
    }

    @Test
    void whatIsAllowedIsNotLookedFor() {
        AuditSettings settings = AuditSettings.asOf(NOW).withAllowed(Set.of(FindingCode.DUPLICATE_PAIR));

        AuditReport report =
                Audit.of(settings).inspect(AuditData.of(AuditPart.of("train", dataset(plant(again(3, 1000))))));

        assertThat(report.clean()).isTrue();
        assertThat(report.notChecked()).containsEntry(FindingCode.DUPLICATE_PAIR, "it is allowed");
    }

    @Test
    void examplesAreIdsAndFew() {
        Row row = new Row("3", "50", 1, Rows.START + 1000);
        List<Row> planted = plus(rows, row);
        planted.addAll(Collections.nCopies(8, row));

        Finding finding = audit.inspect(AuditData.of(AuditPart.of("train", dataset(planted))))
                .findings()
                .get(0);

        assertThat(finding.count()).isEqualTo(8);
        assertThat(finding.examples()).hasSize(5).containsOnly("train: user 3, item 50, value 1, 2024-01-01T00:00:01Z");
    }

    /** What a new user does with each of these items at one moment. */
    private static Row[] visit(int first, int last, long second) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(item -> new Row("31", "" + item, item % 2, START + 1000 * second))
                .toArray(Row[]::new);
    }

    private Row again(int row, long later) {
        return rows.get(row).withTime(rows.get(row).time() + later);
    }

    private List<Row> plant(Row... more) {
        return plus(rows, more);
    }

    private List<Row> change(int place, UnaryOperator<Row> change) {
        List<Row> changed = new ArrayList<>(rows);
        changed.set(place, change.apply(rows.get(place)));
        return changed;
    }

    private static Dataset withColumn(Dataset data, String name, double[] numbers) {
        Interactions events = data.interactions();
        return data.with(events.with(name, new NumberColumn(numbers)));
    }

    private Map<FindingCode, Long> found(List<Row> train) {
        return found(dataset(train));
    }

    private Map<FindingCode, Long> found(Dataset train) {
        return found(AuditSettings.asOf(NOW), train);
    }

    private Map<FindingCode, Long> found(AuditData data) {
        return counts(audit.inspect(data));
    }

    private static Map<FindingCode, Long> found(AuditSettings settings, Dataset train) {
        return counts(Audit.of(settings).inspect(AuditData.of(AuditPart.of("train", train))));
    }
}
