package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The product of tiles against one written down, in every form. */
class TileProductTest {
    private static final int SIZE = TileProduct.SIZE;

    @Test
    void addsTheProductOfEveryEntry() {
        SplittableRandom random = new SplittableRandom(1);
        float[] left = tile(random);
        float[] right = tile(random);
        float[] sums = tile(random);
        float[] before = sums.clone();

        TileProduct.best().add(left, right, sums);

        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                double expected = before[i * SIZE + j];
                for (int r = 0; r < SIZE; r++) {
                    expected += (double) left[r * SIZE + i] * right[r * SIZE + j];
                }
                assertThat((double) sums[i * SIZE + j]).as("%d %d", i, j).isCloseTo(expected, within(1e-4));
            }
        }
    }

    @Test
    void nothingIsLeftOfOtherTiles() {
        SplittableRandom random = new SplittableRandom(2);
        float[] left = tile(random);
        float[] right = tile(random);
        float[] sums = new float[TileProduct.ENTRIES];
        float[] again = new float[TileProduct.ENTRIES];
        TileProduct used = TileProduct.best();
        used.add(tile(random), tile(random), again);
        Arrays.fill(again, 0);

        used.add(left, right, again);
        TileProduct.best().add(left, right, sums);

        assertThat(again).isEqualTo(sums);
    }

    /** Made for the layer of newer JDKs, the plain form is tested there, too. */
    @Test
    void formsDifferByRoundingAlone() {
        SplittableRandom random = new SplittableRandom(3);
        float[] left = tile(random);
        float[] right = tile(random);
        float[] best = new float[TileProduct.ENTRIES];
        float[] plain = new float[TileProduct.ENTRIES];

        TileProduct.best().add(left, right, best);
        new PlainTileProduct().add(left, right, plain);

        assertThat(best).containsExactly(plain, within(1e-4f));
    }

    private static float[] tile(SplittableRandom random) {
        float[] tile = new float[TileProduct.ENTRIES];
        for (int i = 0; i < tile.length; i++) {
            tile[i] = (float) random.nextDouble(-1, 1);
        }
        return tile;
    }
}
