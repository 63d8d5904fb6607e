package dev.sluice.ranking.tower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import dev.sluice.train.batch.Batch;
import dev.sluice.train.batch.HitMask;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Item 1 came out at 1 s, item 2 at 2 s, of item 3, which nobody has met, it is not known. */
class EvidenceTest {
    private static final Entities ITEMS = new Entities(
            TowerWorld.ids("i", 3), Map.of("published", new NumberColumn(new double[] {Double.NaN, 1, 2, Double.NaN})));

    /** Of a logit of 7, item 3 being no more than half a negative. */
    private static final float HALF = 7 + (float) Math.log(0.5);

    /** Masks the last column. */
    private static final HitMask LAST = new HitMask() {
        @Override
        public void begin(Batch batch) {}

        @Override
        public void mask(int example, float[] logits) {
            logits[3] = Float.NEGATIVE_INFINITY;
        }
    };

    private static float[] masked(int example, long... moments) {
        TwoTowerSettings settings = TwoTowerSettings.defaults()
                .withUnmetWeight(0.5)
                .withInputs(TowerInputs.defaults().withPublished("published"));
        Evidence later = new Evidence(LAST, ITEMS, settings, item -> item != 3);
        later.at(moments);
        later.begin(new Batch(new int[] {1, 1}, new int[] {2, 1, 3, 3}, new float[] {1, 1}));
        float[] logits = {5, 6, 7, 8};
        later.mask(example, logits);
        return logits;
    }

    @Test
    void whatWasNotThereYetIsNoNegative() {
        assertThat(masked(1, 0, 1500)).containsExactly(Float.NEGATIVE_INFINITY, 6, HALF, Float.NEGATIVE_INFINITY);
        assertThat(masked(1, 0, 2000)).containsExactly(5, 6, HALF, Float.NEGATIVE_INFINITY);
    }

    @Test
    void thePositiveStaysWhateverTheCatalogueSays() {
        assertThat(masked(0, 1500, 0)).containsExactly(5, 6, HALF, Float.NEGATIVE_INFINITY);
    }
}
