package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Candidates;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.data.Catalogue;
import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Positives;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.content.ContentModel;
import dev.sluice.train.content.ContentSettings;
import dev.sluice.train.content.ContentTrainer;
import dev.sluice.train.content.Items;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Items that nobody has met find the right users. */
class ColdItemsTest {
    private static final int COLD_PART = 5;

    @TempDir
    private Path directory;

    @Test
    void aNewItemIsForThoseWhoLikeItsKind() throws IOException {
        Items items = new Items()
                .add("Toy Story (1995)", "Animation", "Children", "Comedy")
                .add("Toy Story 2 (1999)", "Animation", "Children", "Comedy")
                .add("Shrek (2001)", "Animation", "Comedy")
                .add("Alien (1979)", "Horror", "Sci-Fi")
                .add("Aliens (1986)", "Action", "Horror", "Sci-Fi")
                .add("The Terminator (1984)", "Action", "Sci-Fi")
                .add("Before Sunrise (1995)", "Drama", "Romance")
                // Nobody has met these.
                .add("Toy Story 3 (2010)", "Animation", "Children", "Comedy")
                .add("Terminator 2 (1991)", "Action", "Sci-Fi")
                .add("Before Sunset (2004)", "Drama", "Romance")
                .add("?", new String[0]);

        assertThat(cold(items.catalogue(1), 7, 1, 3).items()[0]).isEqualTo(8);
        assertThat(cold(items.catalogue(1), 7, 5, 6).items()[0]).isEqualTo(9);
        assertThat(cold(items.catalogue(1), 7, 7).items()).containsExactly(10);
        assertThat(cold(items.catalogue(1), 7, 1, 2, 3, 4, 5, 6, 7).items()).containsExactlyInAnyOrder(8, 9, 10);
    }

    /** What a history gets of the items after the known ones. */
    private Candidates cold(Catalogue catalogue, int known, int... history) throws IOException {
        try (PublishedModel model = publish(catalogue)) {
            ItemSet cold = ItemSet.matching(catalogue.items().rows(), item -> item > known);
            return ContentCandidates.of(model.snapshot(), ContentModel.NAME).generate(query(model, cold, history), 10);
        }
    }

    /**
     * Every fifth film is taken for new, and histories are without them. Of a new film that a user liked and one drawn
     * from the new ones, the liked one is before the other more often than not.
     */
    @Test
    @EnabledIfSystemProperty(
            named = "sluice.movielens",
            matches = ".+",
            disabledReason = "-Dsluice.movielens=DIR names no directory with the files of ml-latest-small")
    void newFilmsFindTheirUsers() throws IOException {
        Path files = Path.of(System.getProperty("sluice.movielens"));
        Dataset data = DatasetReader.of(DataFormat.ML_LATEST)
                .items(files.resolve("movies.csv"))
                .read(files.resolve("ratings.csv"))
                .dataset();
        InteractionMatrix liked = InteractionMatrix.of(Positives.atLeast(4).of(data.interactions()));
        ItemSet cold = ItemSet.matching(liked.columns(), item -> item % COLD_PART == 0);
        try (PublishedModel model = publish(data.catalogue())) {
            ContentCandidates generator = ContentCandidates.of(model.snapshot(), ContentModel.NAME);
            double sum = 0;
            int count = 0;
            for (int user = 1; user < liked.rows(); user++) {
                int[] history = IntStream.of(liked.row(user))
                        .filter(item -> !cold.contains(item))
                        .toArray();
                int[] found = generator
                        .generate(query(model, cold, history), cold.size())
                        .items();
                for (int item : liked.row(user)) {
                    if (cold.contains(item) && history.length > 0) {
                        sum += 1 - (double) place(found, item, cold.size()) / cold.size();
                        count++;
                    }
                }
            }
            System.out.printf("new films liked: %d, before %.4f of the other new ones%n", count, sum / count);
            assertThat(sum / count).isGreaterThan(0.6);
        }
    }

    /** Where an item is; in the middle of those that are not there, if it is not. */
    private static int place(int[] found, int item, int all) {
        return IntStream.range(0, found.length)
                .filter(at -> found[at] == item)
                .findFirst()
                .orElse((found.length + all) / 2);
    }

    private static Query query(PublishedModel model, ItemSet allowed, int... history) {
        float[] values = new float[history.length];
        Arrays.fill(values, 1);
        return Query.of(model.version(), allowed)
                .history(History.of(history, new long[history.length], values))
                .build();
    }

    private PublishedModel publish(Catalogue catalogue) throws IOException {
        ContentModel trained =
                new ContentTrainer(ContentSettings.defaults()).train(catalogue.items(), TrainingListener.NONE);
        return PublishedModel.in(directory, writer -> {
            writer.catalogue(catalogue);
            trained.write(writer);
        });
    }
}
