package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.content.ContentModel;
import dev.sluice.train.content.ContentSettings;
import dev.sluice.train.content.ContentSettings.Weighing;
import dev.sluice.train.content.ContentTrainer;
import dev.sluice.train.content.Items;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue of {@code ContentTrainerTest}, where vectors are computed by hand. */
class ContentCandidatesTest {
    private static final ContentSettings SETTINGS = ContentSettings.defaults()
            .withColumn("title", 0.5)
            .withColumn("genres", 1)
            .withLeastItems(1);

    private static final Items ITEMS = new Items()
            .add("Space war: WAR!", "sf")
            .add("Space love", "sf", "romance")
            .add("Love", "romance")
            .add("");

    @TempDir
    private Path directory;

    @Test
    void scoresAreCosines() throws IOException {
        Candidates found = generate(SETTINGS, History.of(new int[] {1}, new long[1], new float[] {1}));

        assertThat(found.items()).containsExactly(1, 2);
        assertThat(found.scores()).containsExactly(new float[] {1, 0.6177022675630799f}, within(1e-6f));
    }

    @Test
    void aHistoryIsTheSumOfItsItems() throws IOException {
        History history = History.of(new int[] {1, 3}, new long[2], new float[] {1, 2});

        // Orthogonal vectors: each has a cosine of 1 / sqrt 2 to their sum, item 2 (0.6177 + 0.7071) / sqrt 2.
        Candidates equal = generate(SETTINGS, history);
        assertThat(equal.items()).containsExactly(2, 1, 3);
        assertThat(equal.scores()).containsExactly(new float[] {0.936781f, 0.7071068f, 0.7071068f}, within(1e-6f));

        // Item 1 and twice item 3.
        Candidates byValue = generate(SETTINGS.withWeighing(Weighing.VALUE), history);
        assertThat(byValue.items()).containsExactly(2, 3, 1);
        assertThat(byValue.scores())
                .containsExactly(
                        new float[] {0.9087003840590379f, 0.8944271909999159f, 0.4472135954999579f}, within(1e-6f));
    }

    @Test
    void olderEventsFade() throws IOException {
        History history = History.of(new int[] {1, 3}, new long[] {0, 1000}, new float[] {1, 1});

        // Item 1 counts half: the same as twice item 3.
        assertThat(generate(SETTINGS.withHalfLife(Duration.ofSeconds(1)), history)
                        .scores())
                .containsExactly(
                        new float[] {0.9087003840590379f, 0.8944271909999159f, 0.4472135954999579f}, within(1e-6f));
    }

    @Test
    void anItemCountsOnceByItsLatestEvent() throws IOException {
        History again = History.of(new int[] {1, 1, 3, 1}, new long[] {0, 1, 2, 3}, new float[] {9, 9, 2, 1});
        History once = History.of(new int[] {3, 1}, new long[] {2, 3}, new float[] {2, 1});

        ContentSettings byValue = SETTINGS.withWeighing(Weighing.VALUE);
        assertThat(generate(byValue, again).scores())
                .isEqualTo(generate(byValue, once).scores());
    }

    @Test
    void whatWasNotLikedSaysNothing() throws IOException {
        ContentSettings byValue = SETTINGS.withWeighing(Weighing.VALUE);

        History mixed = History.of(new int[] {1, 3}, new long[2], new float[] {1, -2});
        assertThat(generate(byValue, mixed).items()).containsExactly(1, 2);
        History disliked = History.of(new int[] {1, 3}, new long[2], new float[] {0, -2});
        assertThat(generate(byValue, disliked).size()).isZero();
    }

    @Test
    void anItemWithoutContentIsNeverProposedAndSaysNothing() throws IOException {
        assertThat(generate(SETTINGS, History.of(new int[] {4}, new long[1], new float[] {1}))
                        .size())
                .isZero();
        assertThat(generate(SETTINGS, History.EMPTY).size()).isZero();
        assertThat(generate(SETTINGS, History.of(new int[] {1, 2, 3, 4}, new long[4], new float[] {1, 1, 1, 1}))
                        .items())
                .containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void stopsWhenNobodyWaitsAndLeavesNothingBehind() throws IOException {
        try (PublishedModel model = publish(SETTINGS)) {
            ContentCandidates generator = ContentCandidates.of(model.snapshot(), "mine");
            History history = History.of(new int[] {1}, new long[1], new float[] {1});
            Query query =
                    Query.of(model.version(), ItemSet.all(5)).history(history).build();
            boolean[] first = {true};
            Query unwanted = query.with()
                    .cancellation(() -> !(first[0] ^= true)) // at the second term
                    .build();
            Candidates expected = generator.generate(query, 10);

            first[0] = false;
            assertThatThrownBy(() -> generator.generate(unwanted, 10)).isInstanceOf(CancellationException.class);
            assertThat(generator.generate(query, 10).scores()).isEqualTo(expected.scores());
        }
    }

    @Test
    void saysWhereItCameFrom() throws IOException {
        try (PublishedModel model =
                publish(SETTINGS.withWeighing(Weighing.VALUE).withHalfLife(Duration.ofDays(30)))) {
            assertThat(model.snapshot().provenance())
                    .containsEntry("mine.columns", "title:0.5,genres:1.0")
                    .containsEntry("mine.least-items", "1")
                    .containsEntry("mine.most-share", "1.0")
                    .containsEntry("mine.repeats", "LOG")
                    .containsEntry("mine.weighing", "VALUE")
                    .containsEntry("mine.half-life", "PT720H")
                    .containsEntry("mine.without-content", "1");
            assertThat(model.snapshot().sparse("mine.terms").indexes(4)).containsExactly(1, 2);
        }
    }

    private Candidates generate(ContentSettings settings, History history) throws IOException {
        try (PublishedModel model = publish(settings)) {
            Query query =
                    Query.of(model.version(), ItemSet.all(5)).history(history).build();
            return ContentCandidates.of(model.snapshot(), "mine").generate(query, 10);
        }
    }

    private PublishedModel publish(ContentSettings settings) throws IOException {
        ContentModel trained = new ContentTrainer(settings)
                .train(ITEMS.entities(), TrainingListener.NONE)
                .named("mine");
        return PublishedModel.in(directory, writer -> {
            writer.catalogue(ITEMS.catalogue(1));
            trained.write(writer);
        });
    }
}
