package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.conformance.LawCases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of candidates: whatever is chosen keeps its columns, and no stage changes another's batch. */
class CandidatesProperties {
    private static final FeatureKey AGE = FeatureKey.number("age");
    private static final FeatureKey HEAD = FeatureKey.number("head");

    @Property
    void selectedOnesBringAllTheirColumns(@ForAll long seed) {
        Random random = new Random(seed);
        Candidates all = batch(random);
        int[] positions = positions(random, all.size());
        float[] scores = floats(random, positions.length);
        float[] head = floats(random, positions.length);

        Candidates selected = all.select(Ranking.of(positions, scores).with(HEAD, head));

        assertThat(selected.scores()).isEqualTo(scores);
        assertThat(selected.feature(HEAD)).isEqualTo(head);
        assertSame(selected, all, positions);
    }

    @Property
    void keptOnesBringAllTheirColumns(@ForAll long seed) {
        Random random = new Random(seed);
        Candidates all = batch(random);
        Mask mask = Mask.keepingAll(all.size());
        IntStream.range(0, all.size()).filter(position -> random.nextBoolean()).forEach(mask::clear);

        Candidates kept = all.keep(mask);

        assertSame(kept, all, mask.positions());
        for (int i = 0; i < kept.size(); i++) {
            assertThat(kept.score(i)).isEqualTo(all.score(mask.positions()[i]));
        }
    }

    @Property
    void firstKeepsTheFirst(@ForAll long seed, @ForAll @IntRange(max = 40) int limit) {
        Candidates all = batch(new Random(seed));

        assertSame(
                all.first(limit),
                all,
                IntStream.range(0, Math.min(limit, all.size())).toArray());
    }

    @Property
    void columnIsAddedOrReplacedInAnotherBatch(@ForAll long seed) {
        Random random = new Random(seed);
        Candidates all = batch(random);
        float[] before = all.feature(AGE);
        float[] column = floats(random, all.size());

        Candidates changed = all.withFeature(AGE, column).withFeature(HEAD, column);

        assertThat(changed.feature(AGE)).isEqualTo(column);
        assertThat(changed.features()).containsExactlyInAnyOrder(AGE, HEAD);
        assertThat(all.feature(AGE)).isEqualTo(before);
        assertThat(all.features()).containsExactly(AGE);
    }

    @Example
    void arraysPassedInAndOutAreCopies() {
        int[] items = {3, 1};
        float[] scores = {1, 2};
        float[] ages = {5, 6};
        Candidates candidates = Candidates.of(items, scores).withFeature(AGE, ages);
        items[0] = 9;
        scores[0] = 9;
        ages[0] = 9;
        candidates.items()[1] = 9;
        candidates.scores()[1] = 9;
        candidates.feature(AGE)[1] = 9;

        assertThat(candidates.items()).containsExactly(3, 1);
        assertThat(candidates.scores()).containsExactly(1, 2);
        assertThat(candidates.feature(AGE)).containsExactly(5, 6);
        assertThatThrownBy(() -> candidates.features().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> candidates.sources().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Example
    void proposersAreThoseWithAScore() {
        Candidates candidates = Candidates.of(new int[] {3, 1}, new float[] {1, 2})
                .withSource("als", new float[] {1, Float.NaN})
                .withSource("popular", new float[] {0, 2});

        assertThat(candidates.sources()).containsExactly("als", "popular");
        assertThat(candidates.proposers(0)).containsExactly("als", "popular");
        assertThat(candidates.proposers(1)).containsExactly("popular");
        assertThat(candidates.sourceScore("als", 1)).isNaN();
        assertThatThrownBy(() -> candidates.sourceScore("bpr", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no source bpr among [als, popular]");
    }

    @Example
    void whatIsNoBatchIsRefused() {
        assertThatThrownBy(() -> Candidates.of(new int[] {1, 2, 1}, new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("item proposed twice: 1");
        assertThatThrownBy(() -> Candidates.of(new int[] {1, 2}, new float[] {0, Float.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score of item 2 is NaN");
        assertThatThrownBy(() -> Candidates.of(new int[] {1, 0}, new float[2]))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("a candidate is an item of at least 1: 0");
        assertThatThrownBy(() -> Candidates.of(new int[] {1}, new float[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 items and 2 scores");
    }

    @Example
    void whatDoesNotFitIsRefused() {
        Candidates two = Candidates.of(new int[] {3, 1}, new float[] {1, 2});

        assertThatThrownBy(() -> two.select(Ranking.of(new int[] {2}, new float[] {1})))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("position must be below 2 candidates: 2");
        assertThatThrownBy(() -> two.keep(Mask.keepingAll(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mask of 3 for 2 candidates");
        assertThatThrownBy(() -> two.withFeature(AGE, new float[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> two.withSource("als", new float[1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> two.feature(AGE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> two.first(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertSame(Candidates chosen, Candidates all, int[] positions) {
        assertThat(chosen.size()).isEqualTo(positions.length);
        assertThat(chosen.sources()).isEqualTo(all.sources());
        assertThat(chosen.features()).containsAll(all.features());
        for (int i = 0; i < positions.length; i++) {
            assertThat(chosen.item(i)).isEqualTo(all.item(positions[i]));
            assertThat(chosen.feature(AGE, i)).isEqualTo((Float) all.feature(AGE, positions[i]));
            assertThat(chosen.sourceScore("als", i)).isEqualTo((Float) all.sourceScore("als", positions[i]));
            assertThat(chosen.proposers(i)).isEqualTo(all.proposers(positions[i]));
        }
    }

    private static Candidates batch(Random random) {
        Candidates candidates = LawCases.ofAnyVersion(1, 30).candidates(random, FeatureSchema.of(AGE));
        float[] als = floats(random, candidates.size());
        for (int i = 0; i < als.length; i++) {
            als[i] = random.nextBoolean() ? als[i] : Float.NaN;
        }
        return candidates.withSource("als", als).withSource("popular", floats(random, candidates.size()));
    }

    private static int[] positions(Random random, int size) {
        List<Integer> positions =
                new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(positions, random);
        return positions.stream()
                .limit(random.nextInt(size + 1))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static float[] floats(Random random, int size) {
        float[] floats = new float[size];
        for (int i = 0; i < size; i++) {
            floats[i] = random.nextFloat();
        }
        return floats;
    }
}
