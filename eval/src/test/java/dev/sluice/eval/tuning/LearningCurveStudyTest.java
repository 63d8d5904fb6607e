package dev.sluice.eval.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.Degradation;
import dev.sluice.ModelVersion;
import dev.sluice.PageToken;
import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.Size;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearningCurveStudyTest {
    private static final Metric NDCG = Metrics.of(Preset.RECSYS).parse("ndcg@10");

    private static final LowRankWorld WORLD = new LowRankWorld(1);

    @ParameterizedTest
    @EnumSource(Axis.class)
    void moreIsNotWorse(Axis by) throws IOException {
        LearningCurve curve = measured(by, 4, 3, by == Axis.EPOCHS ? 8 : 6);

        assertThat(curve.points()).hasSize(4);
        for (int i = 1; i < curve.points().size(); i++) {
            CurvePoint before = curve.points().get(i - 1);
            CurvePoint point = curve.points().get(i);
            double deviation = Math.max(before.deviation(), point.deviation());
            assertThat(point.size()).isEqualTo(2 * before.size());
            assertThat(point.mean()).as("%s after %s", point, before).isGreaterThan(before.mean() - 2 * deviation);
            assertThat(point.gainPerDoubling()).isEqualTo(point.mean() - before.mean());
            assertThat(point.cost().seconds()).isPositive();
            assertThat(point.cost().peakBytes()).isPositive();
        }
        CurvePoint first = curve.points().get(0);
        CurvePoint last = curve.points().get(3);
        assertThat(last.mean()).isGreaterThan(first.mean() + 0.05);
        assertThat(first.gainPerDoubling()).isNaN();
        assertThat(last.trained()).isEqualTo(Size.of(WORLD.training.interactions()));
    }

    @ParameterizedTest
    @EnumSource(Axis.class)
    void equalSeedsGiveEqualBytes(Axis by) throws IOException {
        assertThat(csv(measured(by, 2, 2, 2))).isEqualTo(csv(measured(by, 2, 2, 2)));
    }

    private LearningCurve measured(Axis by, int points, int seeds, int epochs) throws IOException {
        return LearningCurveStudy.over(by)
                .withPoints(points)
                .withSeeds(5, seeds)
                .withEpochs(epochs)
                .measure(WORLD.training, WORLD.test, NDCG, WORLD::factorised, point -> {});
    }

    @Test
    void everyTrainingGetsItsPartAndIsJudgedByTheSame() throws IOException {
        List<String> trained = new ArrayList<>();
        Set<Judgements> judged = new HashSet<>();
        List<CurvePoint> heard = new ArrayList<>();
        LearningCurve curve = LearningCurveStudy.over(Axis.USERS)
                .withPoints(2)
                .withSeeds(7, 2)
                .withEpochs(3)
                .measure(
                        WORLD.training,
                        WORLD.test,
                        NDCG,
                        part -> {
                            Size size = Size.of(part.data().interactions());
                            trained.add(size.users() + " users, seed " + part.seed() + ", epochs " + part.epochs());
                            return users -> {
                                judged.add(users);
                                return LowRankWorld.constant(1, 2).lists(users);
                            };
                        },
                        heard::add);

        assertThat(trained)
                .containsExactly(
                        "100 users, seed 7, epochs 3",
                        "100 users, seed 8, epochs 3",
                        "200 users, seed 7, epochs 3",
                        "200 users, seed 8, epochs 3");
        assertThat(judged).containsExactly(WORLD.test);
        assertThat(heard).isEqualTo(curve.points());
        assertThat(curve.points().get(0).mean())
                .isEqualTo(curve.points().get(1).mean())
                .isPositive();
        assertThat(curve.points().get(0).deviation()).isZero();
        assertThat(curve.points().get(0).unknownUsers()).isBetween(60, 120);
        assertThat(curve.points().get(1).unknownUsers()).isZero();
    }

    /** Items of at least 30 events are fewer in a half than in the whole. */
    @Test
    void thePreparationSeesThePartAlone() throws IOException {
        List<Integer> given = new ArrayList<>();
        LearningCurve curve = LearningCurveStudy.over(Axis.EVENTS)
                .withPoints(3)
                .withSeeds(1, 1)
                .preparedBy(part -> {
                    given.add(part.interactions().size());
                    return LearningCurveStudyTest.ofFrequentItems(part, 30);
                })
                .measure(WORLD.training, WORLD.test, NDCG, part -> LowRankWorld.constant(1), point -> {});

        int events = WORLD.training.interactions().size();
        assertThat(given).containsExactly(events / 4, events / 2, events);
        List<CurvePoint> points = curve.points();
        assertThat(points.get(0).size()).isEqualTo(events / 4);
        assertThat(points.get(0).trained().events()).isLessThan(events / 4);
        assertThat(points.get(0).trained().items())
                .isLessThan(points.get(2).trained().items());
        assertThat(points.get(0).deviation()).isNaN();
    }

    private static Dataset ofFrequentItems(Dataset part, int least) {
        Interactions events = part.interactions();
        int[] counts = new int[events.itemRows()];
        IntStream.range(0, events.size()).forEach(event -> counts[events.item(event)]++);
        return part.with(events.filter(event -> counts[events.item(event)] >= least));
    }

    @Test
    void aPartWithoutEventsIsAnErrorThatNamesIt() {
        PartTrainer never = part -> {
            throw new AssertionError("trained on " + part);
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningCurveStudy.over(Axis.USERS)
                        .withPoints(9)
                        .measure(WORLD.training, WORLD.test, NDCG, never, point -> {}))
                .withMessage("point 1 of 9, 1/256 of 200 users, has none: take at most 8 points");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningCurveStudy.over(Axis.EPOCHS)
                        .withPoints(2)
                        .measure(WORLD.training, WORLD.test, NDCG, never, point -> {}))
                .withMessage("point 1 of 2, 1/2 of 1 epochs, has none: take at most 1 points");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningCurveStudy.over(Axis.EVENTS)
                        .preparedBy(part -> ofFrequentItems(part, 1_000_000))
                        .measure(WORLD.training, WORLD.test, NDCG, never, point -> {}))
                .withMessage("point 1 of 6, 1/32 of 8400 events: its preparation left none of 262 events");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningCurveStudy.over(Axis.EVENTS)
                        .preparedBy(part -> {
                            throw new IllegalArgumentException("step 1, k-core, left none");
                        })
                        .measure(WORLD.training, WORLD.test, NDCG, never, point -> {}))
                .withMessage("point 1 of 6, 1/32 of 8400 events: step 1, k-core, left none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningCurveStudy.over(Axis.EVENTS)
                        .measure(
                                WORLD.training.with(
                                        WORLD.training.interactions().filter(event -> false)),
                                WORLD.test,
                                NDCG,
                                never,
                                point -> {}))
                .withMessage("there are no events to train on");
    }

    @Test
    void aPreparationThatMovesRowsIsRefused() {
        Dataset other = new Dataset(
                new Interactions.Builder().add(1, 1, 0, 1).build(2, 2),
                Catalogue.of(IdIndex.of(List.of("i")), IdIndex.of(List.of("u"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningCurveStudy.over(Axis.EVENTS)
                        .preparedBy(part -> other)
                        .measure(WORLD.training, WORLD.test, NDCG, part -> LowRankWorld.constant(1), point -> {}))
                .withMessage(
                        "point 1 of 6, 1/32 of 8400 events: its preparation must keep the rows of users and items");
    }

    @Test
    void aModelIsClosedWhenItWasJudgedAndWhenThatFails() throws IOException {
        List<String> closed = new ArrayList<>();
        for (int item : new int[] {1, 0}) {
            PartModel constant = LowRankWorld.constant(item);
            PartModel model = new PartModel() {
                @Override
                public Stream<RankedList> lists(Judgements users) throws IOException {
                    return constant.lists(users);
                }

                @Override
                public void close() {
                    closed.add("model of " + item);
                }
            };
            LearningCurveStudy study =
                    LearningCurveStudy.over(Axis.EVENTS).withPoints(1).withSeeds(1, 1);
            if (item == 1) {
                study.measure(WORLD.training, WORLD.test, NDCG, part -> model, point -> {});
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> study.measure(WORLD.training, WORLD.test, NDCG, part -> model, point -> {}))
                        .withMessage("item must be at least 1: 0");
            }
        }
        assertThat(closed).containsExactly("model of 1", "model of 0");
    }

    @Test
    void aRecommenderIsAskedByIds() throws IOException {
        List<String> asked = new ArrayList<>();
        Instant moment = Instant.ofEpochSecond(9);
        PartModel model = PartModel.of(
                request -> {
                    asked.add(request.user().orElseThrow() + " " + request.limit() + " " + request.moment());
                    return answer(List.of());
                },
                WORLD.training.catalogue(),
                moment,
                5);
        List<String> lists = model.lists(WORLD.test).map(Object::toString).toList();

        assertThat(asked).hasSize(WORLD.test.users()).contains("18 5 1970-01-01T00:00:09Z");
        assertThat(lists).contains("user 18: [3, 120]");

        PartModel failing = PartModel.of(
                request -> answer(List.of(new Degradation(Degradation.Reason.STAGE_FAILED, "als: no memory"))),
                WORLD.training.catalogue(),
                moment,
                5);
        assertThatIllegalStateException()
                .isThrownBy(() -> failing.lists(WORLD.test).toList())
                .withMessage("a stage failed: als: no memory");
    }

    @Test
    void settingsAreChecked() {
        LearningCurveStudy study = LearningCurveStudy.over(Axis.EVENTS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> study.withPoints(0))
                .withMessage("points must be from 1 to 31: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> study.withSeeds(1, 0))
                .withMessage("seeds must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> study.withEpochs(0))
                .withMessage("epochs must be at least 1: 0");
    }

    private static Recommendations answer(List<Degradation> degradations) {
        List<Recommendation> items = List.of(
                new Recommendation("3", 2, List.of(), List.of()), new Recommendation("120", 1, List.of(), List.of()));
        return new Recommendations(
                new ModelVersion("v000001-0badcafe"),
                items,
                5,
                degradations,
                List.of(),
                List.of(),
                PageToken.beginning(1, Instant.EPOCH));
    }

    private static String csv(LearningCurve curve) throws IOException {
        StringBuilder csv = new StringBuilder();
        curve.writeCsv(csv);
        return csv.toString();
    }
}
