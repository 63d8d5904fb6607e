package dev.sluice.ranking.feature;

import static dev.sluice.ranking.feature.FeatureWorld.candidates;
import static dev.sluice.ranking.feature.FeatureWorld.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.FeatureType;
import dev.sluice.Query;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features that are columns of the catalogue. */
class ColumnFeaturesTest {
    private static final float NONE = Float.NaN;

    @TempDir
    private Path directory;

    private PublishedModel model;

    @BeforeEach
    void publish() throws IOException {
        model = FeatureWorld.publish(directory);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private float[] column(FeatureSource source, int user, int... items) {
        return fill(source, FeatureWorld.query(model, user).build(), candidates(items))[0];
    }

    /** As many items and users as the column has rows behind the unknown. */
    private void republish(String name, Column column) throws IOException {
        List<String> ids =
                IntStream.range(1, column.rows()).mapToObj(row -> "i" + row).toList();
        Entities entities = new Entities(IdIndex.of(ids), Map.of(name, column));
        model.republish(writer -> writer.catalogue(new Catalogue(entities, entities)));
    }

    @Test
    void aNumberIsThatOfTheColumn() {
        NumberFeature source = NumberFeature.ofItems(model.snapshot(), "price");

        assertThat(source.provides()).isEqualTo(FeatureSchema.of(FeatureKey.number("item.price")));
        assertThat(column(source, 1, 3, 1, 5, 2)).containsExactly(-3, 10, NONE, 20);
    }

    @Test
    void aNumberIsFiniteAsAFloatToo() {
        assertThat(column(NumberFeature.ofItems(model.snapshot(), "price"), 1, 4))
                .containsExactly(Float.MAX_VALUE);
    }

    @Test
    void aLogarithmKeepsTheSign() {
        NumberFeature source = NumberFeature.ofItems(model.snapshot(), "price").withLogarithm();

        assertThat(source.provides()).isEqualTo(FeatureSchema.of(FeatureKey.number("item.price.log")));
        assertThat(column(source, 1, 1, 3, 4, 5))
                .containsExactly((float) Math.log(11), (float) -Math.log(4), (float) (300 * Math.log(10)), NONE);
    }

    @Test
    void aUsersNumberIsThatOfEveryCandidate() {
        NumberFeature source = NumberFeature.ofUsers(model.snapshot(), "joined");
        float joined = (float) (FeatureWorld.NOW / 1000.0 - 864_000);

        assertThat(source.provides()).isEqualTo(FeatureSchema.of(FeatureKey.number("user.joined")));
        assertThat(column(source, 1, 3, 1)).containsExactly(joined, joined);
        assertThat(column(source.withLogarithm(), 1, 3)).containsExactly((float) Math.log1p((double) joined));
        assertThat(column(source, 2, 3, 1)).containsExactly(NONE, NONE);
        assertThat(column(source, Query.UNKNOWN_USER, 3)).containsExactly(NONE);
    }

    @Test
    void tenureIsTheLogarithmOfDaysSinceAUserJoined() {
        AgeFeature source = AgeFeature.ofUsers(model.snapshot(), "joined");

        assertThat(source.provides()).isEqualTo(FeatureSchema.of(FeatureKey.number("user.tenure")));
        assertThat(column(source, 1, 3, 1)).containsExactly((float) Math.log(11), (float) Math.log(11));
        assertThat(column(source, 2, 3)).containsExactly(NONE);
    }

    @Test
    void aCategoryIsAHashOfItsText() {
        CategoryFeature source = CategoryFeature.ofItems(model.snapshot(), "category");

        assertThat(source.provides())
                .isEqualTo(FeatureSchema.of(new FeatureKey("item.category", FeatureType.CATEGORY)));
        assertThat(column(source, 1, 4, 2, 5)).containsExactly(CategoryCode.of("sport"), CategoryCode.of("news"), NONE);
    }

    @Test
    void aUsersCategoryIsThatOfEveryCandidate() {
        CategoryFeature source = CategoryFeature.ofUsers(model.snapshot(), "country");
        float germany = CategoryCode.of("de");

        assertThat(source.provides()).isEqualTo(FeatureSchema.of(new FeatureKey("user.country", FeatureType.CATEGORY)));
        assertThat(column(source, 1, 4, 2)).containsExactly(germany, germany);
        assertThat(column(source, 2, 4)).containsExactly(NONE);
        assertThat(column(source, Query.UNKNOWN_USER, 4)).containsExactly(NONE);
    }

    /** The catalogue's own codes are in the order in which texts come. */
    @Test
    void aCodeMeansTheSameInTheNextVersion() throws IOException {
        republish("category", TextColumn.of(List.of("", "sport", "news")));

        assertThat(((TextColumn) model.snapshot().catalogue().items().require("category")).code(2))
                .isEqualTo(2);
        assertThat(column(CategoryFeature.ofItems(model.snapshot(), "category"), 1, 2))
                .containsExactly(CategoryCode.of("news"));
    }

    /** Computed apart from this code: whoever changes the hash makes nonsense of every model there is. */
    @Test
    void codesAreThoseOfEveryRelease() {
        assertThat(CategoryCode.of("news")).isEqualTo(5317944);
        assertThat(CategoryCode.of("sport")).isEqualTo(6062822);
        assertThat(CategoryCode.of("\u00e9")).isEqualTo(10311116);
        assertThat(CategoryCode.of("")).isNaN();
        assertThat(CategoryCode.ofPair(CategoryCode.of("news"), CategoryCode.of("sport")))
                .isEqualTo(4521585);
        assertThat(CategoryCode.ofPair(CategoryCode.of("sport"), CategoryCode.of("news")))
                .isEqualTo(9146279);
        assertThat(CategoryCode.ofPair(NONE, 1)).isNaN();
        assertThat(CategoryCode.ofPair(1, NONE)).isNaN();
    }

    @Test
    void tagsAreFlags() {
        TagFeatures source = TagFeatures.of(model.snapshot(), "genres", List.of("y", "w", "x"));
        float[][] columns = fill(source, FeatureWorld.query(model, 1).build(), candidates(1, 2, 3, 4));

        assertThat(source.provides().keys())
                .containsExactly(
                        new FeatureKey("item.genres.y", FeatureType.FLAG),
                        new FeatureKey("item.genres.w", FeatureType.FLAG),
                        new FeatureKey("item.genres.x", FeatureType.FLAG));
        assertThat(columns[0]).containsExactly(1, 1, 0, NONE);
        assertThat(columns[1]).containsExactly(0, 0, 0, NONE);
        assertThat(columns[2]).containsExactly(1, 0, 0, NONE);
    }

    @Test
    void aHashedTagHasTheFlagOfItsHash() {
        TagFeatures source = TagFeatures.hashed(model.snapshot(), "genres", 3);
        float[][] columns = fill(source, FeatureWorld.query(model, 1).build(), candidates(1, 2, 3, 4));

        assertThat(source.provides().keys())
                .extracting(FeatureKey::name)
                .containsExactly("item.genres.0", "item.genres.1", "item.genres.2");
        for (int flag = 0; flag < 3; flag++) {
            float x = CategoryCode.of("x") % 3 == flag ? 1 : 0;
            float y = CategoryCode.of("y") % 3 == flag ? 1 : 0;
            float z = CategoryCode.of("z") % 3 == flag ? 1 : 0;
            assertThat(columns[flag]).containsExactly(Math.max(x, y), y, z, NONE);
        }
    }

    @Test
    void columnsOfAnotherKindAreRefused() {
        ModelSnapshot snapshot = model.snapshot();
        assertThatThrownBy(() -> NumberFeature.ofItems(snapshot, "category"))
                .hasMessage("column category must hold numbers: it holds texts or tags");
        assertThatThrownBy(() -> CategoryFeature.ofItems(snapshot, "genres"))
                .hasMessage("column genres must hold texts: it holds numbers or tags");
        assertThatThrownBy(() -> TagFeatures.hashed(snapshot, "category", 2))
                .hasMessage("column category must hold tags: it holds texts or numbers");
        assertThatThrownBy(() -> CategoryFeature.ofUsers(snapshot, "age"))
                .hasMessageContaining("there is no column age, there are [");
        assertThatThrownBy(() -> TagFeatures.hashed(snapshot, "genres", 0)).hasMessage("flags must be at least 1: 0");
        assertThatThrownBy(() -> TagFeatures.of(snapshot, "genres", List.of("x", "x")))
                .hasMessage("a schema names each feature once: item.genres.x");
    }

    @Test
    void infiniteNumbersAreRefused() throws IOException {
        republish("price", new NumberColumn(new double[] {NONE, Double.NEGATIVE_INFINITY}));

        assertThatThrownBy(() -> NumberFeature.ofItems(model.snapshot(), "price"))
                .hasMessage("price of item 1 must be finite: -Infinity");
        assertThatThrownBy(() -> AgeFeature.ofUsers(model.snapshot(), "price"))
                .hasMessage("price of user 1 must be finite: -Infinity");
    }

    @Test
    void aColumnOfOneRowHasNoValueForTheUnknown() throws IOException {
        republish("genres", TagColumn.of(List.of(List.of(), List.of("x"))));

        assertThat(column(TagFeatures.of(model.snapshot(), "genres", List.of("x")), 1, 1))
                .containsExactly(1);
    }

    @Test
    void logarithmsOfDaysAreThoseOfAnyAge() {
        assertThat(Days.logarithm(-5)).isZero();
        assertThat(Days.logarithm(9 * 86_400)).isCloseTo((float) Math.log(10), within(1e-6f));
        assertThat(Days.logarithm(NONE)).isNaN();
    }
}
