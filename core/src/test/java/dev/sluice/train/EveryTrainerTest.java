package dev.sluice.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.EnumSource.Mode.MATCH_NONE;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.VersionFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every trainer owes. */
class EveryTrainerTest {
    /** So many that each trainer has several blocks of work for its threads, BPR by the dimension. */
    private static final Dataset DATA = EveryTrainer.data(Events.random(700, 500, 12_000, 3));

    private static final int DIMENSION = 40;
    private static final int DIMENSION_OF_BPR = 512;

    private static final Dataset LARGE = EveryTrainer.data(Events.random(8000, 2000, 100_000, 3));

    private static final Dataset SMALL = EveryTrainer.data(Events.random(60, 40, 500, 3));

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void equalSeedsGiveEqualFilesWhateverTheNumberOfThreads(EveryTrainer trainer) throws IOException {
        Map<String, byte[]> one = files(trainer, 1, "one");
        assertThat(one).containsKey("manifest.json").hasSizeGreaterThan(2);
        for (int threads = 1; threads <= 3; threads++) {
            Map<String, byte[]> others = files(trainer, threads, threads + " threads");
            assertThat(others.keySet()).isEqualTo(one.keySet());
            for (String file : one.keySet()) {
                assertThat(others.get(file))
                        .as("%s by %d threads", file, threads)
                        .isEqualTo(one.get(file));
            }
        }
    }

    private Map<String, byte[]> files(EveryTrainer trainer, int threads, String name) throws IOException {
        int dimension = trainer == EveryTrainer.BPR ? DIMENSION_OF_BPR : DIMENSION;
        TrainedModel model = trainer.of(DATA, dimension, threads).run().train(TrainingListener.NONE);
        return VersionFiles.of(directory.resolve(name), writer -> {
            writer.catalogue(DATA.catalogue());
            model.write(writer);
        });
    }

    @ParameterizedTest
    @EnumSource(mode = MATCH_NONE, names = "POPULARITY|CONTEXT|TRENDING|RECENT")
    void everyEpochIsTold(EveryTrainer trainer) {
        List<EpochReport> reports = new ArrayList<>();
        trainer.of(SMALL, 8, 2).run().train(reports::add);
        assertThat(reports).hasSize(trainer.epochs());
        for (int i = 0; i < reports.size(); i++) {
            EpochReport report = reports.get(i);
            boolean isNewPhase =
                    i > 0 && !report.model().equals(reports.get(i - 1).model());
            assertThat(report.epoch())
                    .isEqualTo(i == 0 || isNewPhase ? 1 : reports.get(i - 1).epoch() + 1);
            assertThat(report.epochs()).isGreaterThanOrEqualTo(report.epoch());
            assertThat(report.seconds()).isPositive();
            assertThat(report.quality()).isNaN();
        }
        EpochReport last = reports.get(reports.size() - 1);
        assertThat(last.epoch()).isEqualTo(last.epochs());
    }

    /** After the first of several epochs, or before the only one. */
    @ParameterizedTest
    @EnumSource(mode = MATCH_NONE, names = "POPULARITY|CONTEXT|TRENDING|RECENT")
    void anInterruptEndsTheTraining(EveryTrainer trainer) {
        EveryTrainer.Run run = trainer.of(DATA, 8, 2).run();
        List<EpochReport> reports = new ArrayList<>();
        try {
            interruptIf(trainer.epochs() == 1);
            assertThatThrownBy(() -> run.train(report -> {
                        reports.add(report);
                        interruptIf(true);
                    }))
                    .isInstanceOf(CancellationException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            assertThat(reports).hasSizeLessThan(Math.max(1, trainer.epochs()));
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void anInterruptedTrainingPublishesNothing() throws IOException {
        EveryTrainer.Run run = EveryTrainer.ALS.of(SMALL, 8, 2).run();
        try (ModelRepository repository = ModelRepository.open(directory)) {
            assertThatThrownBy(() -> repository.publish(writer -> {
                        writer.catalogue(SMALL.catalogue());
                        run.train(report -> interruptIf(true)).write(writer);
                    }))
                    .isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).as("still set").isTrue();
            assertThat(repository.current()).isEmpty();
            assertThat(repository.versions()).isEmpty();
            assertThat(filesOf(directory.resolve("versions"))).isEmpty();

            repository.publish(writer -> {
                writer.catalogue(SMALL.catalogue());
                run.train(TrainingListener.NONE).write(writer);
            });
            assertThat(repository.versions()).hasSize(1);
        } finally {
            Thread.interrupted();
        }
    }

    private static void interruptIf(boolean now) {
        if (now) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Path> filesOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneEventOfOneUserIsEnough(EveryTrainer trainer) throws IOException {
        // An item without events beside it, more dimensions than items.
        publish(
                trainer,
                EveryTrainer.data(new Interactions.Builder().add(1, 2, 999, 2).build(2, 4)));
    }

    @ParameterizedTest
    @EnumSource
    void oneItemThatEverybodyHasIsEnough(EveryTrainer trainer) throws IOException {
        Interactions.Builder events = new Interactions.Builder();
        IntStream.rangeClosed(1, 5).forEach(user -> events.add(user, 1, 900 + user, 2));
        publish(trainer, EveryTrainer.data(events.build(6, 2)));
    }

    private void publish(EveryTrainer trainer, Dataset data) throws IOException {
        try (ModelRepository repository = ModelRepository.open(directory)) {
            repository.publish(writer -> {
                writer.catalogue(data.catalogue());
                trainer.of(data, 16, 2).run().train(TrainingListener.NONE).write(writer);
            });
            assertThat(repository.current()).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = MATCH_NONE, names = "CONTENT")
    void noEventsAreAnError(EveryTrainer trainer) {
        Dataset none = EveryTrainer.data(new Interactions.Builder().build(4, 4));
        assertThatThrownBy(() -> trainer.of(none, 8, 2).run().train(TrainingListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("number of (interactions|exposures) must be at least 1: 0"
                        + "|an item must have come at a known time: 3 of unknown time, 0 at other times");
    }

    /**
     * At the end of each epoch; what is computed in one go tells its only epoch when it holds nothing but the model.
     */
    @ParameterizedTest
    @EnumSource(names = {"ALS", "ALS_IN_BLOCKS", "BPR", "SOFTMAX", "TWO_PHASE", "EASE"})
    void trainingHoldsWhatTheEstimateSays(EveryTrainer trainer) {
        EveryTrainer.Training training = trainer.of(LARGE, 64, 2);
        long estimate = training.estimate().getAsLong();
        PeakHeap heap = new PeakHeap();
        training.run().train(report -> heap.look());
        assertThat(heap.bytes()).isBetween(estimate * 3 / 4, estimate * 105 / 100);
    }
}
