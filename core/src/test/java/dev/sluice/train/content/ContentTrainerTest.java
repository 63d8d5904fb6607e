package dev.sluice.train.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.content.ContentSettings.Repeats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ContentTrainerTest {
    private static final ContentSettings ALL_TERMS = ContentSettings.defaults()
            .withColumn("title", 0.5)
            .withColumn("genres", 1)
            .withLeastItems(1);

    private static final Entities ITEMS = new Items()
            .add("Space war: WAR!", "sf")
            .add("Space love", "sf", "romance")
            .add("Love", "romance")
            .add("")
            .entities();

    /**
     * Words are numbered space 1, war 2, love 3, genres sf 4, romance 5. Of item 1, in its title: space {@code 1 +
     * ln(3/2)}, war {@code (1 + ln 2) (1 + ln 3)}, made 0.5 long; in its genres sf, 1 long; all made 1 long.
     */
    @Test
    void vectorsAreThoseOfAHand() {
        ContentModel model = train(ALL_TERMS);

        assertThat(model.terms()).isEqualTo(5);
        assertThat(model.terms(1)).containsExactly(1, 2, 4);
        assertThat(model.weights(1))
                .containsExactly(
                        new float[] {0.16449169935024646f, 0.4158635363251605f, 0.8944271909999159f}, within(1e-7f));
        assertThat(model.terms(2)).containsExactly(1, 3, 4, 5);
        assertThat(model.weights(2))
                .containsExactly(
                        new float[] {0.3162277660168379f, 0.3162277660168379f, 0.6324555320336758f, 0.6324555320336758f
                        },
                        within(1e-7f));
        assertThat(model.terms(3)).containsExactly(3, 5);
        assertThat(model.weights(3))
                .containsExactly(new float[] {0.4472135954999579f, 0.8944271909999159f}, within(1e-7f));
        assertThat(model.terms(4)).isEmpty();
        assertThat(model.withoutContent()).isEqualTo(1);
    }

    @Test
    void repeatsMayCountEachTime() {
        float[] weights = train(ALL_TERMS.withRepeats(Repeats.COUNT)).weights(1);

        // war by space: 2 (1 + ln 3) / (1 + ln 3/2)
        assertThat(weights[1] / weights[0]).isCloseTo(2.986358f, within(1e-5f));
    }

    @Test
    void rareTermsAndCommonWordsAreLeftOut() {
        assertThat(train(ALL_TERMS.withLeastItems(2)).terms(1))
                .as("war is in one item")
                .containsExactly(1, 3);
        ContentModel rare = train(ALL_TERMS.withMostShare(0.5));
        assertThat(rare.terms(1))
                .as("space is in 2 of 3, so are genres, which stay")
                .containsExactly(1, 2);
        assertThat(rare.terms(3)).containsExactly(3);
        assertThat(train(ALL_TERMS.withMostShare(2.0 / 3)).terms(1)).containsExactly(1, 2, 4);
    }

    @Test
    void whatIsLeftOfAColumnIsAsLongAsTheColumnCounts() {
        ContentModel model = train(ALL_TERMS.withLeastItems(2));

        assertThat(model.weights(1)).containsExactly(new float[] {0.4472136f, 0.8944272f}, within(1e-7f));
    }

    @Test
    void columnsOfTextsAndTagsAreTakenIfNoneIsNamed() {
        Entities more = new Entities(
                ITEMS.ids(),
                Map.of(
                        "year", new NumberColumn(new double[] {Double.NaN, 1999, 1999, 2000, 2000}),
                        "genres", ITEMS.require("genres"),
                        "merged_ids",
                                TagColumn.of(
                                        List.of(List.of(), List.of("x"), List.of("x"), List.of("x"), List.of("x")))));

        assertThat(train(ContentSettings.defaults(), more).terms()).isEqualTo(2);
        assertThat(train(ContentSettings.defaults(), more).withoutContent()).isEqualTo(1);
        // A number is a term where its column is named.
        assertThat(train(ContentSettings.defaults().withColumn("year", 1), more).terms(3))
                .containsExactly(2);
    }

    @Test
    void tellsOfOneEpochAndOfMemory() {
        List<EpochReport> reports = new ArrayList<>();

        new ContentTrainer(ALL_TERMS).train(ITEMS, reports::add);

        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).model()).isEqualTo("content");
        // 4 + 3 + 1 + 0 words with repeats less one, and 4 tags.
        assertThat(new ContentTrainer(ALL_TERMS).estimateBytes(ITEMS))
                .isEqualTo(48 * 5 + 40 * (6 + 4) + (120 + 48) * (3 + 2));
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> train(ALL_TERMS)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void badInputNamesItself() {
        assertThatThrownBy(() -> train(ContentSettings.defaults().withColumn("plot", 1)))
                .hasMessage("there is no column plot, there are [title, genres]");
        assertThatThrownBy(() -> train(ContentSettings.defaults(), Entities.of(ITEMS.ids())))
                .hasMessage("the items must have a column of texts or tags, they have []");
        assertThatThrownBy(() -> train(ALL_TERMS.withLeastItems(3)))
                .hasMessage("number of items with a term in columns [title, genres] must be at least 1: 0");
        assertThatThrownBy(() -> train(ALL_TERMS, new Items().entities()))
                .hasMessage("number of items with a term in columns [title, genres] must be at least 1: 0");
        for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> ALL_TERMS.withColumn("title", weight))
                    .hasMessage("weight of column title must be finite and above 0: " + weight);
        }
        assertThatThrownBy(() -> ALL_TERMS.withLeastItems(0)).hasMessage("leastItems must be at least 1: 0");
        for (double share : new double[] {0, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> ALL_TERMS.withMostShare(share))
                    .hasMessage("mostShare must be above 0 and at most 1: " + share);
        }
        assertThatThrownBy(() -> ALL_TERMS.withHalfLife(Duration.ZERO))
                .hasMessage("half-life must be at least a millisecond: PT0S");
    }

    private static ContentModel train(ContentSettings settings) {
        return train(settings, ITEMS);
    }

    private static ContentModel train(ContentSettings settings, Entities items) {
        return new ContentTrainer(settings).train(items, TrainingListener.NONE);
    }
}
