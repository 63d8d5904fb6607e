package dev.sluice.eval.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.metric.Denominator;
import dev.sluice.eval.metric.HitRate;
import dev.sluice.eval.metric.Recall;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Slices on a handful of users. */
class SliceReportTest {
    private static final ListMetric MISS = (list, truth) -> 1 - new HitRate(1).of(list, truth);
    private static final Evaluator EVALUATOR = Evaluator.of(List.of(MISS.named("miss"), MISS.summed("misses")));
    private static final Slicing ALL = Slicing.defaults().withMinimum(1).withoutIntervals();

    /** Of three users the second is served well. */
    private static final Judgements JUDGEMENTS =
            new Judgements.Builder().add(1, 10, 1).add(2, 10, 1).add(3, 10, 1).build();

    private static final Evaluation EVALUATION = EVALUATOR.evaluate(
            "system",
            JUDGEMENTS,
            Stream.of(RankedList.ofItems(1, 20), RankedList.ofItems(2, 10), RankedList.ofItems(3, 20)));

    private static Slices countries() {
        return new Slices.Builder("country")
                .add(1, "US")
                .add(2, "US")
                .add(3, "CA")
                .build();
    }

    @Test
    void missRatesByCountry() {
        SliceReport report = SliceReport.ofUsers(EVALUATION, "miss", countries(), ALL);

        assertThat(report.slices()).extracting(Slice::value).containsExactly("CA", "US");
        assertThat(report.slices()).extracting(Slice::mean).containsExactly(1.0, 0.5);
        assertThat(report.slices()).extracting(Slice::users).containsExactly(1, 2);
        assertThat(report.all()).isEqualTo(2 / 3.0);
        assertThat(report.meanAbsoluteGap()).isCloseTo(0.25, within(1e-12));
        assertThat(report.highest().orElseThrow().value()).isEqualTo("CA");
        assertThat(report.lowest().orElseThrow().value()).isEqualTo("US");
        assertThat(report.overlap()).isFalse();
    }

    @Test
    void smallSlicesAreCountedAndNotShown() {
        SliceReport report = SliceReport.ofUsers(
                EVALUATION, "miss", countries(), Slicing.defaults().withMinimum(2));
        SliceReport nothing = SliceReport.ofUsers(EVALUATION, "miss", countries(), Slicing.defaults());

        assertThat(report.slices()).extracting(Slice::value).containsExactly("US");
        assertThat(report.suppressed()).isEqualTo(Map.of("CA", 1));
        assertThat(report.slices().get(0).interval().orElseThrow().contains(0.5))
                .isTrue();
        assertThat(nothing.lowest()).isEmpty();
        assertThat(nothing.meanAbsoluteGap()).isNaN();
    }

    @Test
    void whoHasNoValueIsUnknownAndWhoHasSeveralCountsInEach() {
        Slices slices =
                new Slices.Builder("plan").add(1, "free").add(1, "trial").build();

        SliceReport report = SliceReport.ofUsers(EVALUATION, "miss", slices, ALL);

        assertThat(report.slices()).extracting(Slice::value).containsExactly("free", "trial", "unknown");
        assertThat(report.slices().get(2).users()).isEqualTo(2);
        assertThat(report.overlap()).isTrue();
    }

    @Test
    void columnsOfCataloguesAreSlices() {
        Slices texts = Slices.of("country", TextColumn.of(List.of("", "US", "")));
        Slices numbers = Slices.of("age", new NumberColumn(new double[] {Double.NaN, 30, 1.5}));
        Slices tags = Slices.of("genre", TagColumn.of(List.of(List.of(), List.of("a", "b"), List.of())));

        assertThat(texts.of(1)).containsExactly("US");
        assertThat(texts.of(2)).containsExactly("unknown");
        assertThat(numbers.of(1)).containsExactly("30");
        assertThat(numbers.of(2)).containsExactly("1.5");
        assertThat(tags.of(1)).containsExactly("a", "b");
        assertThat(tags.values()).containsExactly("a", "b");
    }

    @Test
    void itemsOfASliceAreFoundAsIfNothingElseWereRelevant() {
        Judgements judgements = new Judgements.Builder()
                .add(1, 10, 1)
                .add(1, 11, 1)
                .add(1, 12, 1)
                .add(2, 11, 1)
                .add(3, 12, 0)
                .build();
        List<RankedList> lists = List.of(RankedList.ofItems(1, 10, 12), RankedList.ofItems(3, 10));
        Slices genres = new Slices.Builder("genre")
                .add(10, "drama")
                .add(11, "drama")
                .add(12, "comedy")
                .build();
        Evaluator evaluator = Evaluator.of(List.of(new Recall(5, Denominator.ALL_RELEVANT).named("recall")));

        SliceReport report = new ItemSlices(evaluator, genres)
                .judge(evaluator.evaluate("system", judgements, lists.stream()), judgements, lists)
                .report("recall", ALL);

        assertThat(report.all()).isEqualTo((2 / 3.0 + 0) / 2);
        assertThat(report.slices()).extracting(Slice::value).containsExactly("comedy", "drama");
        assertThat(report.slices()).extracting(Slice::mean).containsExactly(1.0, (1 / 2.0 + 0) / 2);
        assertThat(report.slices()).extracting(Slice::users).containsExactly(1, 2);
    }

    @Test
    void refusesSumsAndSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> SliceReport.ofUsers(EVALUATION, "misses", countries(), ALL))
                .hasMessage("only means over users have slices, not misses");
        assertThatThrownBy(() -> ALL.withMinimum(0)).hasMessage("minimum must be at least 1: 0");
        assertThatThrownBy(() -> new Slices.Builder("a").add(0, "b")).hasMessage("row must be at least 1: 0");
    }
}
