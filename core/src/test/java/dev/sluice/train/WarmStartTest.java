package dev.sluice.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.train.als.AlsModel;
import dev.sluice.train.als.AlsSettings;
import dev.sluice.train.als.AlsSolver;
import dev.sluice.train.als.AlsTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that begins with an earlier version's vectors goes on where that one ended. */
class WarmStartTest {
    private static final int USERS = 61;
    private static final int ITEMS = 41;
    private static final AlsSettings SETTINGS = AlsSettings.defaults()
            .withDimension(6)
            .withUnobservedWeight(0.05)
            .withRegularization(0.01)
            .withThreads(1);

    private final Interactions events = Events.random(USERS - 1, ITEMS - 1, 600, 3);
    private final AlsModel trained =
            new AlsTrainer(SETTINGS).train(InteractionMatrix.of(events), TrainingListener.NONE);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {2, 6})
    void oneEpochFromAModelIsAsGoodAsManyFromNothing(int block) throws IOException {
        AlsSettings settings = SETTINGS.withSolver(new AlsSolver.Blocks(block));
        List<Double> cold = losses(settings, WarmStart.NONE, events);
        AlsModel earlier = new AlsTrainer(settings).train(InteractionMatrix.of(events), TrainingListener.NONE);

        Published.read(directory, earlier, USERS, ITEMS, snapshot -> {
            WarmStart start = WarmStart.of(snapshot, "als", catalogue(USERS, ITEMS));
            assertThat(start.version()).contains(snapshot.version());
            List<Double> warm = losses(settings.withEpochs(1), start, events);
            assertThat(warm.get(0)).isLessThan(cold.get(0) * 0.99).isLessThanOrEqualTo(cold.get(15) * (1 + 1e-6));
        });
    }

    @Test
    void vectorsFollowTheirIdsToOtherRows() throws IOException {
        Interactions moved =
                events.withUsers(USERS + 1, user -> USERS + 1 - user).withItems(ITEMS + 1, item -> ITEMS + 1 - item);

        Published.read(directory, trained, USERS, ITEMS, snapshot -> {
            WarmStart start = WarmStart.of(snapshot, "als", Catalogue.of(reversed(ITEMS), reversed(USERS)));
            float[] found = new float[6];
            float[] expected = new float[6];
            assertThat(start.copyUser(5, found)).isTrue();
            trained.copyUser(USERS + 1 - 5, expected);
            assertThat(found).isEqualTo(expected);
            assertThat(start.copyItem(7, found)).isTrue();
            trained.copyItem(ITEMS + 1 - 7, expected);
            assertThat(found).isEqualTo(expected);
            double inPlace = losses(
                            SETTINGS.withEpochs(1), WarmStart.of(snapshot, "als", catalogue(USERS, ITEMS)), events)
                    .get(0);
            assertThat(losses(SETTINGS.withEpochs(1), start, moved).get(0)).isCloseTo(inPlace, withinPercentage(0.01));
        });
    }

    @Test
    void whoIsNewIsDrawn() throws IOException {
        Published.read(directory, trained, USERS, ITEMS, snapshot -> {
            WarmStart start = WarmStart.of(snapshot, "als", catalogue(USERS + 5, ITEMS));
            assertThat(start.copyUser(USERS + 3, new float[6])).isFalse();
            assertThat(start.copyUser(0, new float[6])).as("the unknown").isFalse();
        });
    }

    @Test
    void anotherDimensionIsRefusedBeforeTraining() throws IOException {
        Published.read(directory, trained, USERS, ITEMS, snapshot -> {
            WarmStart start = WarmStart.of(snapshot, "als", catalogue(USERS, ITEMS));
            assertThatThrownBy(() -> new AlsTrainer(SETTINGS.withDimension(7)).startingFrom(start))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("dimension must be that of the version to begin with, 6: 7");
        });
    }

    private static List<Double> losses(AlsSettings settings, WarmStart start, Interactions events) {
        List<Double> losses = new ArrayList<>();
        new AlsTrainer(settings)
                .startingFrom(start)
                .train(InteractionMatrix.of(events), report -> losses.add(report.loss()));
        return losses;
    }

    private static Catalogue catalogue(int users, int items) {
        return Catalogue.of(ids(IntStream.rangeClosed(1, items)), ids(IntStream.rangeClosed(1, users)));
    }

    private static IdIndex reversed(int count) {
        return ids(IntStream.rangeClosed(1, count).map(id -> count + 1 - id));
    }

    private static IdIndex ids(IntStream numbers) {
        return IdIndex.of(numbers.mapToObj(Integer::toString).toList());
    }
}
