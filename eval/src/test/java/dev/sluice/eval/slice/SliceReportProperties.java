package dev.sluice.eval.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.JudgedList;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.metric.HitRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of slices. */
class SliceReportProperties {
    @Property(tries = 200)
    void theMeansOfSlicesWeightedByTheirUsersGiveTheWhole(
            @ForAll @IntRange(min = 1, max = 60) int users,
            @ForAll @IntRange(min = 1, max = 6) int values,
            @ForAll long seed) {
        Random random = new Random(seed);
        Judgements.Builder judgements = new Judgements.Builder();
        List<RankedList> lists = new ArrayList<>();
        Slices.Builder slices = new Slices.Builder("anything");
        for (int user = 1; user <= users; user++) {
            JudgedList judged = JudgedList.random(user, random.nextLong());
            int row = user;
            judged.truth()
                    .items()
                    .forEach(item -> judgements.add(row, item, judged.truth().grade(item)));
            lists.add(judged.list());
            if (random.nextInt(4) > 0) {
                slices.add(user, "value " + random.nextInt(values));
            }
        }
        Judgements built = judgements.build();
        lists.removeIf(list -> built.truth(list.user()).isEmpty());
        Assume.that(!lists.isEmpty());
        Evaluation evaluation = Evaluator.of(List.of(new HitRate(5).named("hit")))
                .withoutIntervals()
                .evaluate("system", built, lists.stream());
        Assume.that(evaluation.result("hit").users().size() > 0);

        SliceReport report = SliceReport.ofUsers(
                evaluation,
                "hit",
                slices.build(),
                Slicing.defaults().withMinimum(1).withoutIntervals());

        double weighted = report.slices().stream()
                .mapToDouble(slice -> slice.users() * slice.mean())
                .sum();
        assertThat(report.slices().stream().mapToInt(Slice::users).sum()).isEqualTo(report.users());
        assertThat(weighted / report.users()).isCloseTo(report.all(), within(1e-12));
        assertThat(report.lowest().orElseThrow().mean()).isLessThanOrEqualTo(report.all() + 1e-12);
        assertThat(report.highest().orElseThrow().mean()).isGreaterThanOrEqualTo(report.all() - 1e-12);
    }
}
