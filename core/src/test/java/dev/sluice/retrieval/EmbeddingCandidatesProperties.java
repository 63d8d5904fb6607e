package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.VersionMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

/** Candidates by the users' vectors keep the laws of generators, for one query and for many. */
class EmbeddingCandidatesProperties extends GeneratorLawsFixture {
    @Override
    public EmbeddingCandidates generator() {
        return EmbeddingCandidates.of(model.snapshot(), "als");
    }

    @Override
    public boolean complete(Query query) {
        return isLearned(query.user());
    }

    @Property(tries = 50)
    void manyGetWhatEachWouldGet(
            @ForAll long seed, @ForAll @IntRange(max = 100) int limit, @ForAll @IntRange(max = 20) int count) {
        Random random = new Random(seed);
        List<Query> queries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            queries.add(query(random));
        }

        List<Candidates> all = generator().generateAll(queries, limit);

        assertThat(all).hasSize(count);
        for (int i = 0; i < count; i++) {
            Candidates one = generator().generate(queries.get(i), limit);
            assertThat(all.get(i).items()).as("query %d", i).isEqualTo(one.items());
            assertThat(all.get(i).scores()).containsExactly(one.scores(), Offset.offset(1e-5f));
        }
    }

    @Example
    void oneQueryOfAnotherVersionIsEnoughToRefuseThemAll() {
        CandidateGenerator one = generator();
        Query right = query(new Random(1));
        Query wrong = Query.of(new ModelVersion("other"), ItemSet.all(cases().itemRows()))
                .build();

        assertThat(one.generate(right, 0)).isNotNull();
        assertThatThrownBy(() -> generator().generateAll(List.of(right, wrong), 1))
                .isInstanceOf(VersionMismatchException.class);
    }
}
