package dev.sluice.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.eval.Accumulator;
import dev.sluice.eval.AucCase;
import dev.sluice.eval.Metric;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Eight systems compute AUC in eight ways, most of them wrong. Each mistake is here beside what is right, on data that
 * tell them apart.
 */
class AucEightTimesTest {
    private static final RocAuc AUC = new RocAuc(Universe.judged());

    /** The mistakes that a single user shows, made on purpose. */
    private static final List<ToDoubleFunction<AucCase>> MISTAKES = List.of(
            // LibRec: items in the order of their hash codes.
            each -> inOrder(each.truth(), each.truth().items().toArray()),
            // Gorse, Cornac, Oryx: ties are worth nothing.
            each -> strictly(each, true),
            each -> strictly(each, true),
            AucEightTimesTest::countedInFloats,
            // recommenders: what the list has not is lost in a join.
            each -> new RocAuc(Universe.listed()).of(each.list(), each.truth()),
            // Oryx: as many sampled negatives as positives; here the last.
            each -> strictly(each, false),
            AucEightTimesTest::scoresAsFloats);

    static List<AucCase> cases() {
        return AucCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRightWhereAMistakeIsNot(AucCase each) {
        assertThat(AUC.of(each.list(), each.truth())).isEqualTo(each.auc());
    }

    @Test
    void theCasesTellTheMistakesApart() {
        List<AucCase> cases = cases();
        assertThat(cases).hasSameSizeAs(MISTAKES);
        for (int i = 0; i < cases.size(); i++) {
            AucCase each = cases.get(i);
            assertThat(MISTAKES.get(i).applyAsDouble(each)).as(each.mistake()).isCloseTo(each.mistaken(), within(1e-9));
            assertThat(each.mistaken()).as(each.mistake()).isNotCloseTo(each.auc(), within(1e-3));
        }
    }

    /** LibRec walks a hash set of items. */
    private static double inOrder(Truth truth, int... items) {
        return AUC.of(RankedList.ofItems(truth.user(), items), truth);
    }

    private static double strictly(AucCase each, boolean all) {
        RankedList list = each.list();
        Truth truth = each.truth();
        double correct = 0;
        double pairs = 0;
        for (int one = 0; one < list.size(); one++) {
            for (int other = all ? 0 : list.size() - truth.relevant(); other < list.size(); other++) {
                if (truth.isRelevant(list.item(one)) && !truth.isRelevant(list.item(other))) {
                    correct += list.score(one) > list.score(other) ? 1 : 0;
                    pairs++;
                }
            }
        }
        return correct / pairs;
    }

    /** Gorse adds up 32-bit floats, which end at 2^24 where each step is 1. */
    private static double countedInFloats(AucCase each) {
        double[] relevant = scores(each, true);
        double[] others = scores(each, false);
        float correct = 0;
        for (double one : relevant) {
            for (double other : others) {
                correct += one > other ? 1 : 0;
            }
        }
        return correct / ((double) relevant.length * others.length);
    }

    private static double[] scores(AucCase each, boolean relevant) {
        return IntStream.range(0, each.list().size())
                .filter(place -> each.truth().isRelevant(each.list().item(place)) == relevant)
                .mapToDouble(each.list()::score)
                .toArray();
    }

    private static double scoresAsFloats(AucCase each) {
        double[] scores = new double[each.list().size()];
        for (int place = 0; place < scores.length; place++) {
            scores[place] = (float) each.list().score(place);
        }
        return AUC.of(RankedList.of(each.list().user(), each.list().items().toArray(), scores), each.truth());
    }

    /** implicit: items the user had in training were left out of the list, and then counted as disliked. */
    @Test
    void trainingItemsAreNoNegatives() {
        Interactions events =
                new Interactions.Builder().add(1, 5, 0, 1).add(1, 6, 0, 1).build(2, 7);
        InteractionMatrix training = InteractionMatrix.of(events);
        RankedList list = RankedList.ofItems(1, 1, 2);
        Truth truth = Truth.ofRelevant(1, 2, 3);

        // Positives 2 and 3, negatives 1 and 4: 2 beats 4; 3 and 4 tie.
        assertThat(new RocAuc(Universe.catalogue(6, training)).of(list, truth)).isEqualTo(1.5 / 4);
        // Negatives 5 and 6 as well, below the list: 2 beats them and 3 ties.
        assertThat(new RocAuc(Universe.catalogueWithTraining(6)).of(list, truth))
                .isEqualTo(4.5 / 8);
    }

    /** Elliot says it is global and compares within users; RecBole pools. Scores of two users need not compare. */
    @Test
    void pooledIsNotPerUser() {
        RankedList low = RankedList.of(1, new int[] {1, 2}, new double[] {0.2, 0.1});
        RankedList high = RankedList.of(2, new int[] {1, 2}, new double[] {0.9, 0.8});
        Truth one = Truth.of(1, new int[] {1, 2}, new double[] {1, 0});
        Truth two = Truth.of(2, new int[] {1, 2}, new double[] {1, 0});

        assertThat(judge(AUC.named("auc"), low, one, high, two).value()).isEqualTo(1);
        MetricResult pooled = judge(AUC.pooled("auc:pooled"), low, one, high, two);
        assertThat(pooled.value()).isEqualTo(0.75);
        assertThat(pooled.users().values()).containsExactly(1, 1);
        assertThat(pooled.variant())
                .isEqualTo("share of pairs in order, ties half, judged items; the items of all users together");
    }

    /** Oryx counts a user who has no pair as 0, Dacrema's as 1 without negatives: such a user says nothing. */
    @Test
    void usersWithoutAPairAreLeftOutWhateverThePreset() {
        RankedList list = RankedList.ofItems(1, 1, 2);
        Truth right = Truth.of(1, new int[] {1, 2}, new double[] {1, 0});
        RankedList other = RankedList.ofItems(2, 1, 2);
        Truth liked = Truth.ofRelevant(2, 1, 2);

        for (Preset preset : Preset.values()) {
            MetricResult result = judge(Metrics.of(preset).parse("auc"), list, right, other, liked);
            assertThat(result.value()).isEqualTo(1);
            assertThat(result.leftOut()).isEqualTo(Map.of("only relevant items among judged items", 1));
        }
    }

    /** RecBole weighs users by their positives, others by impressions or not at all; the variant says which. */
    @Test
    void weightsChangeTheMean() {
        RankedList all = RankedList.ofItems(1, 1, 2, 3, 4);
        Truth right = Truth.of(1, new int[] {1, 2, 3, 4}, new double[] {1, 1, 1, 0});
        RankedList two = RankedList.ofItems(2, 1, 2);
        Truth wrong = Truth.of(2, new int[] {1, 2}, new double[] {0, 1});

        assertThat(judge(AUC.weighted("gauc", Weighting.USERS), all, right, two, wrong)
                        .value())
                .isEqualTo(0.5);
        assertThat(judge(AUC.weighted("gauc", Weighting.POSITIVES), all, right, two, wrong)
                        .value())
                .isEqualTo(3 / 4.0);
        MetricResult result = judge(AUC.weighted("gauc", Weighting.IMPRESSIONS), all, right, two, wrong);
        assertThat(result.value()).isEqualTo(4 / 6.0);
        assertThat(result.variant()).endsWith("weighted by impressions");
    }

    private static MetricResult judge(Metric metric, RankedList one, Truth first, RankedList other, Truth second) {
        Accumulator accumulator = metric.begin();
        accumulator.add(one, first);
        accumulator.add(other, second);
        return accumulator.result();
    }
}
