package dev.sluice.data.feature;

import static dev.sluice.data.feature.Served.SHARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.FeatureSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a comparison of logged and recomputed features says. */
class FeatureSkewTest {
    private static final float NONE = Float.NaN;

    private static FeatureDifference compared(SkewSettings settings, float[] logged, float[] recomputed) {
        FeatureSkew skew = new FeatureSkew(settings);
        skew.add(Served.shares("r1", logged), feature -> recomputed);
        return skew.report().features().get(0);
    }

    private static SkewVerdict verdict(float logged, float recomputed) {
        return compared(SkewSettings.defaults(), new float[] {logged}, new float[] {recomputed})
                .verdict();
    }

    @Test
    void everyRowIsAccountedFor() {
        FeatureDifference difference =
                compared(SkewSettings.defaults(), new float[] {1, 2, 3, 4, NONE, NONE, 7, NONE}, new float[] {
                    1, 2, 5, 3, 5, 6, NONE, NONE
                });

        assertThat(difference.feature()).isEqualTo(SHARE);
        assertThat(difference.rows()).isEqualTo(8);
        assertThat(difference.compared()).isEqualTo(4);
        assertThat(difference.differing()).isEqualTo(2);
        assertThat(difference.missingLogged()).isEqualTo(2);
        assertThat(difference.missingRecomputed()).isEqualTo(1);
        assertThat(difference.missingBoth()).isEqualTo(1);
        assertThat(difference.share()).isEqualTo(5 / 8.0);
        assertThat(difference.mean()).isEqualTo(0.25);
        assertThat(difference.largest()).isEqualTo(2);
        // {1, 2, 3, 4, 7} and {1, 2, 3, 5, 5, 6}: at 4, 4 of 5 and 3 of 6
        assertThat(difference.distance()).isEqualTo(4 / 5.0 - 3 / 6.0);
        assertThat(difference.examples())
                .containsExactly(
                        new FeatureDifference.Example("r1", "i2", 3, 5),
                        new FeatureDifference.Example("r1", "i3", 4, 3),
                        new FeatureDifference.Example("r1", "i4", NONE, 5),
                        new FeatureDifference.Example("r1", "i5", NONE, 6),
                        new FeatureDifference.Example("r1", "i6", 7, NONE));
        assertThat(difference.verdict()).isEqualTo(SkewVerdict.SKEWED);
        assertThat(difference)
                .hasToString("popularity.share SKEWED: 2 of 8 rows differ, 2 missing in the log, 1 recomputed; "
                        + "mean +0.2500, largest 2.000, distance 0.3000");
    }

    @Test
    void valuesThatWereExchangedAreFoundThoughTheirDistributionIsTheSame() {
        FeatureDifference difference = compared(SkewSettings.defaults(), new float[] {1, 2, 3}, new float[] {2, 3, 1});

        assertThat(difference.distance()).isZero();
        assertThat(difference.mean()).isZero();
        assertThat(difference.differing()).isEqualTo(3);
        assertThat(difference.verdict()).isEqualTo(SkewVerdict.SKEWED);
    }

    @Test
    void theMeanHasASignAndTheLargestHasNone() {
        FeatureDifference difference = compared(SkewSettings.defaults(), new float[] {5, 1}, new float[] {1, 2});

        assertThat(difference.mean()).isEqualTo(-1.5);
        assertThat(difference.largest()).isEqualTo(4);
    }

    @Test
    void theToleranceGrowsWithTheValues() {
        assertThat(verdict(0, 9e-7f)).isEqualTo(SkewVerdict.SAME);
        assertThat(verdict(0, 2e-6f)).isEqualTo(SkewVerdict.SKEWED);
        assertThat(verdict(1e6f, 1e6f + 0.5f)).isEqualTo(SkewVerdict.SAME);
        assertThat(verdict(1e6f, 1e6f + 2)).isEqualTo(SkewVerdict.SKEWED);
    }

    @Test
    void missingIsNotZero() {
        assertThat(verdict(NONE, 0)).isEqualTo(SkewVerdict.SKEWED);
        assertThat(verdict(0, NONE)).isEqualTo(SkewVerdict.SKEWED);
        assertThat(verdict(NONE, NONE)).isEqualTo(SkewVerdict.NOTHING_COMPARED);
    }

    @Test
    void infinitiesAreEqualOrNot() {
        assertThat(verdict(Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY)).isEqualTo(SkewVerdict.SAME);
        assertThat(verdict(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY)).isEqualTo(SkewVerdict.SKEWED);
        assertThat(verdict(Float.POSITIVE_INFINITY, 1)).isEqualTo(SkewVerdict.SKEWED);
        assertThat(verdict(-0f, 0f)).isEqualTo(SkewVerdict.SAME);
    }

    @Test
    void aShareOfTheRowsMayDiffer() {
        SkewSettings tenth = SkewSettings.defaults().withShare(0.1);
        float[] logged = new float[20];
        float[] two = new float[20];
        float[] three = new float[20];
        two[3] = two[7] = three[3] = three[7] = three[9] = 1;

        assertThat(compared(tenth, logged, two).verdict()).isEqualTo(SkewVerdict.SAME);
        assertThat(compared(tenth, logged, three).verdict()).isEqualTo(SkewVerdict.SKEWED);
    }

    @Test
    void theWorstFeatureDecides() {
        FeatureSkew skew = new FeatureSkew(SkewSettings.defaults());
        assertThat(skew.report().verdict()).isEqualTo(SkewVerdict.NOTHING_COMPARED);

        skew.add(Served.shares("r1", 1), feature -> new float[] {1});
        assertThat(skew.report().verdict()).isEqualTo(SkewVerdict.SAME);

        ServedFeatures both = ServedFeatures.of(
                Served.request("r2"), List.of("i"), FeatureSchema.of(Served.FLAG), new float[][] {{NONE}});
        skew.add(both, feature -> new float[] {NONE});
        assertThat(skew.report().verdict()).isEqualTo(SkewVerdict.NOTHING_COMPARED);

        skew.add(Served.shares("r3", 1), feature -> new float[] {2});
        assertThat(skew.report().verdict()).isEqualTo(SkewVerdict.SKEWED);
        assertThat(skew.report().requests()).isEqualTo(3);
        assertThat(skew.report().features())
                .extracting(FeatureDifference::verdict)
                .containsExactly(SkewVerdict.SKEWED, SkewVerdict.NOTHING_COMPARED);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        FeatureSkew skew = new FeatureSkew(SkewSettings.defaults());

        assertThatThrownBy(() -> skew.add(Served.shares("r1", 1, 2), feature -> new float[1]))
                .hasMessage("popularity.share:number has 1 entries for 2 items");
        assertThatThrownBy(() -> Served.shares("r1", 1).feature(Served.FLAG))
                .hasMessage("no feature item:new:flag among [popularity.share:number]");
        assertThatThrownBy(() ->
                        ServedFeatures.of(Served.request("r"), List.of(), FeatureSchema.of(SHARE), new float[0][]))
                .hasMessage("0 columns for 1 features");
        assertThatThrownBy(() -> new SkewSettings(-1, 0, 0))
                .hasMessage("tolerance must be finite and not negative: -1.0");
        assertThatThrownBy(() -> new SkewSettings(0, 1, 0)).hasMessage("share must be at least 0 and below 1: 1.0");
        assertThatThrownBy(() -> new SkewSettings(0, 0, -1)).hasMessage("examples must be at least 0: -1");
    }
}
