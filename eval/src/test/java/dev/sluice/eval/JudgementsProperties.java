package dev.sluice.eval;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of the judgements of some users. */
class JudgementsProperties {
    @Property
    void aSampleIsSomeOfTheUsersAndGrowsBySeed(
            @ForAll @IntRange(min = 0, max = 40) int users,
            @ForAll @IntRange(min = 1, max = 50) int size,
            @ForAll @IntRange(min = 0, max = 50) int more,
            @ForAll long seed) {
        Judgements.Builder builder = new Judgements.Builder();
        for (int user = 1; user <= users; user++) {
            builder.add(3 * user, user, 1);
        }
        Judgements all = builder.build();

        Judgements sample = all.sample(size, seed);

        assertThat(sample.users()).isEqualTo(Math.min(size, users));
        assertThat(sample).extracting(Truth::user).isSorted().doesNotHaveDuplicates();
        assertThat(sample)
                .allSatisfy(truth -> assertThat(all.truth(truth.user())).containsSame(truth));
        assertThat(all.sample(size, seed)).containsExactlyElementsOf(sample);
        assertThat(all.sample(size + more, seed)).containsAll(sample);
    }
}
