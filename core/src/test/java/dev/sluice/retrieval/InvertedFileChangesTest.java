package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.SampleQueries;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Items are added and removed without another build, until one is advised. */
class InvertedFileChangesTest extends BuiltInvertedFile {
    @Test
    void whatWasAddedIsFoundAtOnceWithItsExactScore() {
        float[] vector = vectors.user();
        float[] best = vector.clone();
        Norm.scale(best, 100);

        index.add(17, best);

        Candidates found = index.search(vector, 3, all);
        assertThat(found.item(0)).isEqualTo(17);
        assertThat(found.score(0)).isCloseTo((float) (100 * Math.pow(Norm.of(vector), 2)), within(1e-3f));
        assertThat(found.items()).doesNotHaveDuplicates();
    }

    private static org.assertj.core.data.Offset<Float> within(float offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    @Test
    void itemsPastTheTableAreFoundByThoseWhoKnowThem() {
        float[] vector = vectors.user();
        index.add(ROWS + 4, vector);
        Query wider = Query.of(FactorLike.VERSION, ItemSet.all(ROWS + 5)).build();

        assertThat(index.search(vector, Integer.MAX_VALUE, wider).size()).isEqualTo(ROWS);
        assertThat(index.search(vector, Integer.MAX_VALUE, wider).items()).contains(ROWS + 4);
        assertThat(index.search(vector, Integer.MAX_VALUE, all).items()).doesNotContain(ROWS + 4);
    }

    @Test
    void whatWasRemovedIsNotFoundUntilItIsAddedAgain() {
        float[] vector = vectors.user();
        int best = index.search(vector, 1, all).item(0);

        index.remove(best);
        assertThat(index.search(vector, Integer.MAX_VALUE, all).size()).isEqualTo(ROWS - 2);
        assertThat(index.search(vector, Integer.MAX_VALUE, all).items()).doesNotContain(best);

        index.add(best, vector);
        assertThat(index.search(vector, Integer.MAX_VALUE, all).items()).contains(best);
    }

    @Test
    void aCatalogueMayStillHaveTheRowOfAnItemThatWasAddedAndRemoved() {
        Query ofMore = Query.of(FactorLike.VERSION, ItemSet.all(ROWS + 1)).build();
        index.add(ROWS, vectors.user());
        index.remove(ROWS);

        assertThat(index.search(vectors.user(), Integer.MAX_VALUE, ofMore).size())
                .isEqualTo(ROWS - 1);
    }

    @Test
    void anIndexOfNothingCanBeAddedTo() throws IOException {
        float[] vector = vectors.user();
        Path file = directory.resolve("none.cells");
        try (EmbeddingStore none = empty(FactorLike.VERSION, "none.emb")) {
            InvertedFile.build(none, InvertedFileSettings.forItems(1), SampleQueries.of(1, new float[0][]), file);
            try (InvertedFile added = InvertedFile.open(file, none)) {
                added.add(1, vector);

                Query query = Query.of(FactorLike.VERSION, ItemSet.all(2)).build();
                assertThat(added.search(vector, 3, query).items()).containsExactly(1);
                assertThat(added.advice().drift()).isZero();
            }
        }
    }

    @Test
    void refusesToAddWhatIsNoItem() {
        assertThatThrownBy(() -> index.add(0, vectors.item())).hasMessage("an item is at least 1: 0");
        assertThatThrownBy(() -> index.remove(-1)).hasMessage("an item is at least 1: -1");
        assertThatThrownBy(() -> index.add(1, new float[2])).hasMessage("query has 2 dimensions, store has 16");
    }

    @Test
    void advisesToRebuildWhenMuchWasChangedOrFitsBadly() {
        assertThat(index.advice().rebuild()).isFalse();
        for (int item = 1; item <= 100; item++) {
            float[] elsewhere = new float[DIMENSION];
            elsewhere[item % DIMENSION] = item % 3 - 1.5f;
            elsewhere[(item + 5) % DIMENSION] = 1;
            index.add(item, elsewhere);
        }

        IndexAdvice advice = index.advice();
        assertThat(advice.added()).isEqualTo(100);
        assertThat(advice.drift()).isGreaterThan(0.1);
        assertThat(advice.rebuild()).isTrue();
        assertThat(advice.reason()).contains("3.3 % of the items changed").contains("over 10 %");
    }
}
