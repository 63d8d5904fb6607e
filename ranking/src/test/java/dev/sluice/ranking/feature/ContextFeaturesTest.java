package dev.sluice.ranking.feature;

import static dev.sluice.ranking.feature.FeatureWorld.NOW;
import static dev.sluice.ranking.feature.FeatureWorld.candidates;
import static dev.sluice.ranking.feature.FeatureWorld.fill;
import static dev.sluice.ranking.feature.FeatureWorld.lists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.FeatureType;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.VersionMismatchException;
import dev.sluice.retrieval.PublishedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features of the request, and what they are with those of items. */
class ContextFeaturesTest {
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

    private float[] told(FeatureSource source, Map<String, String> context) {
        Query query = FeatureWorld.query(model, 1).context(context).build();
        return fill(source, query, candidates(3, 1))[0];
    }

    @Test
    void aCircumstanceIsACategoryOrANumber() {
        ContextFeature device = ContextFeature.category("device");
        ContextFeature basket = ContextFeature.number("basket");
        float phone = CategoryCode.of("phone");

        assertThat(device.provides())
                .isEqualTo(FeatureSchema.of(new FeatureKey("context.device", FeatureType.CATEGORY)));
        assertThat(basket.provides()).isEqualTo(FeatureSchema.of(FeatureKey.number("context.basket")));
        assertThat(told(device, Map.of("device", "phone"))).containsExactly(phone, phone);
        assertThat(told(basket, Map.of("basket", "-2.5"))).containsExactly(-2.5f, -2.5f);
    }

    @Test
    void whatIsNotToldIsMissing() {
        for (FeatureSource source : new FeatureSource[] {ContextFeature.category("c"), ContextFeature.number("c")}) {
            assertThat(told(source, Map.of())).containsExactly(NONE, NONE);
            assertThat(told(source, Map.of("c", ""))).containsExactly(NONE, NONE);
        }
    }

    @Test
    void whatIsNoNumberIsAnError() {
        for (String text : new String[] {"many", "NaN", "1e99", " "}) {
            assertThatThrownBy(() -> told(ContextFeature.number("basket"), Map.of("basket", text)))
                    .hasMessage("context basket must be a finite number: '" + text + "'");
        }
    }

    /** The epoch began on a Thursday; {@code NOW} is 20,000 days later, a Wednesday at midnight. */
    @Test
    void timeIsThatOfAZone() {
        TimeFeatures utc = TimeFeatures.in(ZoneOffset.UTC);
        Query noon = FeatureWorld.query(model, 1).moment(NOW + 12 * 3_600_000L).build();

        assertThat(utc.provides())
                .isEqualTo(FeatureSchema.of(
                        new FeatureKey("time.hour", FeatureType.CATEGORY),
                        new FeatureKey("time.weekday", FeatureType.CATEGORY)));
        assertThat(lists(fill(utc, noon, candidates(3, 1)))).isEqualTo(lists(new float[][] {
            {12, 12}, {(20_000 + 3) % 7, (20_000 + 3) % 7}
        }));
        // In October 2024 New York is four hours behind.
        assertThat(lists(fill(
                        TimeFeatures.in(ZoneId.of("America/New_York")),
                        FeatureWorld.query(model, 1).build(),
                        candidates(3))))
                .isEqualTo(lists(new float[][] {{20}, {(20_000 + 2) % 7}}));
    }

    @Test
    void aCrossIsOfEachCategoryWithEachOther() {
        CategoryFeature category = CategoryFeature.ofItems(model.snapshot(), "category");
        CrossFeatures source = CrossFeatures.of(category, TimeFeatures.in(ZoneOffset.UTC));
        float[][] columns = fill(source, FeatureWorld.query(model, 1).build(), candidates(1, 4, 5, 2));
        int weekday = (20_000 + 3) % 7;

        assertThat(source.provides())
                .isEqualTo(FeatureSchema.of(
                        new FeatureKey("item.category@time.hour", FeatureType.CATEGORY),
                        new FeatureKey("item.category@time.weekday", FeatureType.CATEGORY)));
        float[] codes = {CategoryCode.of("news"), CategoryCode.of("sport"), NONE, CategoryCode.of("news")};
        for (int i = 0; i < codes.length; i++) {
            assertThat(Float.valueOf(columns[0][i])).isEqualTo(Float.valueOf(CategoryCode.ofPair(codes[i], 0)));
            assertThat(Float.valueOf(columns[1][i])).isEqualTo(Float.valueOf(CategoryCode.ofPair(codes[i], weekday)));
        }
    }

    /** As in a funnel. */
    @Test
    void whatASourceLeavesAloneIsMissingInACross() {
        FeatureSource silent = new FeatureSource() {
            @Override
            public FeatureSchema provides() {
                return FeatureSchema.of(new FeatureKey("silent", FeatureType.CATEGORY));
            }

            @Override
            public void fill(Query query, Candidates candidates, float[][] columns) {}
        };
        CrossFeatures source = CrossFeatures.of(silent, TimeFeatures.in(ZoneOffset.UTC));

        assertThat(fill(source, FeatureWorld.query(model, 1).build(), candidates(1))[0])
                .containsExactly(NONE);
    }

    @Test
    void aCrossIsOfCategories() {
        CategoryFeature category = CategoryFeature.ofItems(model.snapshot(), "category");

        assertThatThrownBy(() -> CrossFeatures.of(category, new ActivityFeature()))
                .hasMessage("a cross is of categories: user.activity:number");
    }

    @Test
    void aCrossRefusesWhatItsSourcesRefuse() {
        CategoryFeature category = CategoryFeature.ofItems(model.snapshot(), "category");
        CrossFeatures source = CrossFeatures.of(category, ContextFeature.category("device"));
        Query other = Query.of(new ModelVersion("other"), ItemSet.all(6)).build();

        assertThatThrownBy(() -> fill(source, other, candidates(1))).isInstanceOf(VersionMismatchException.class);
    }

    @Test
    void proposalsAreCounted() {
        Candidates candidates = candidates(1, 2, 3)
                .withSource("als", new float[] {1, NONE, 3})
                .withSource("knn", new float[] {5, NONE, NONE})
                .withSource("unasked", new float[] {NONE, 1, NONE});

        float[][] columns = fill(
                ProposalFeatures.of("als", "knn", "absent"),
                FeatureWorld.query(model, 1).build(),
                candidates);

        assertThat(columns[0]).containsExactly(2, 0, 1);
        assertThat(columns[1]).containsExactly(1 / 61f, NONE, 1 / 61f);
        assertThatThrownBy(() -> ProposalFeatures.of("a", "a")).hasMessage("sources must be distinct: [a, a]");
    }

    @Test
    void positionIsFixedUnlessTheLogTellsIt() {
        Query query = FeatureWorld.query(model, 1).build();
        Candidates logged = candidates(1, 2, 3).withFeature(PositionFeature.KEY, new float[] {7, NONE, 2});

        assertThat(fill(PositionFeature.first(), query, candidates(1, 2))[0]).containsExactly(1, 1);
        assertThat(fill(PositionFeature.at(3), query, candidates(1, 2))[0]).containsExactly(3, 3);
        assertThat(fill(PositionFeature.first(), query, logged)[0]).containsExactly(7, NONE, 2);
        assertThatThrownBy(() -> PositionFeature.at(0)).hasMessage("position must be at least 1: 0");
    }
}
