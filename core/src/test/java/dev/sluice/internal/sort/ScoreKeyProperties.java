package dev.sluice.internal.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Keys stand in the order of scores, the greatest first, and of places where scores tie. */
class ScoreKeyProperties {
    @Provide
    Arbitrary<Float> scores() {
        return Arbitraries.oneOf(
                Arbitraries.of(0f, -0f, 1f, -1f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE),
                Arbitraries.of(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY),
                Arbitraries.floats());
    }

    @Property
    void keysAscendWhereScoresFall(@ForAll @Size(max = 50) List<@From("scores") Float> scores) {
        int[] places = IntStream.range(0, scores.size())
                .mapToLong(place -> ScoreKey.of(scores.get(place), place))
                .sorted()
                .mapToInt(ScoreKey::place)
                .toArray();

        assertThat(places)
                .containsExactly(IntStream.range(0, scores.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer place) -> 0 - scores.get(place)))
                        .mapToInt(Integer::intValue)
                        .toArray());
    }
}
