package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.SparseTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

/** Candidates of a graph filter keep the laws of generators, and their scores are those of the tables. */
class GraphFilterCandidatesProperties extends GeneratorLawsFixture {
    @Override
    public GraphFilterCandidates generator() {
        return GraphFilterCandidates.of(model.snapshot(), "filter");
    }

    @Override
    public boolean complete(Query query) {
        return seeds(query).length > 0;
    }

    @Property(tries = 50)
    void scoresAreProductsAndVotes(@ForAll long seed) {
        Query query = query(new Random(seed));
        Candidates found = generator().generate(query, cases().itemRows());

        assertThat(found.size()).isEqualTo(complete(query) ? query.allowed().size() : 0);
        double[] expected = naive(query);
        for (int i = 0; i < found.size(); i++) {
            assertThat((double) found.score(i)).isCloseTo(expected[found.item(i)], within(1e-4));
            assertThat(i == 0 || found.score(i) <= found.score(i - 1)).isTrue();
        }
    }

    @Property(tries = 50)
    void manyGetWhatEachWouldGet(
            @ForAll long seed, @ForAll @IntRange(max = 100) int limit, @ForAll @IntRange(max = 80) int count) {
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
            assertThat(all.get(i).scores()).containsExactly(one.scores(), Offset.offset(1e-4f));
        }
    }

    @Example
    void theOrderOfAHistoryAndRepeatsDoNotCount() {
        Candidates once = generator().generate(query(1, 2, 3), 10);

        assertThat(generator().generate(query(3, 1, 2, 3), 10).scores()).isEqualTo(once.scores());
    }

    @Example
    void historiesOfWhatWasNotLearnedSayNothing() {
        assertThat(generator().generate(query(5, 10), 10).size()).isZero();
        assertThat(generator().generate(query(), 10).size()).isZero();
        float[] vector = {7, 7, 7, 7, 7};
        assertThat(HistoryVectors.of(model.snapshot(), "filter").foldIn(query(5).history(), vector))
                .isFalse();
        assertThat(vector).containsOnly(7);
    }

    @Example
    void stopsWhenNobodyWaits() {
        Query unwanted = query(1, 2).with().cancellation(() -> true).build();

        assertThatThrownBy(() -> generator().generate(unwanted, 10)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> generator().generateAll(List.of(unwanted), 10))
                .isInstanceOf(CancellationException.class);
    }

    @Example
    void anotherCatalogueAndAShortVectorAreRefused() {
        Query other =
                query(1).with().allowed(ItemSet.all(cases().itemRows() + 1)).build();

        assertThatThrownBy(() -> generator().generate(other, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HistoryVectors.of(model.snapshot(), "filter").foldIn(History.EMPTY, new float[4]))
                .hasMessage("vector must have 5 entries: 4");
    }

    private Query query(int... history) {
        History past = History.of(history, new long[history.length], new float[history.length]);
        return Query.of(cases().version(), ItemSet.all(cases().itemRows()))
                .history(past)
                .build();
    }

    private double[] naive(Query query) {
        EmbeddingStore items = model.snapshot().embeddings("filter.items");
        EmbeddingStore shares = model.snapshot().embeddings("filter.shares.items");
        SparseTable votes = model.snapshot().sparse("filter.votes.items");
        float[] given = new float[items.dimension()];
        float[] proposed = new float[items.dimension()];
        float[] share = new float[1];
        double[] scores = new double[cases().itemRows()];
        for (int from : Arrays.stream(query.history().items()).distinct().toArray()) {
            items.copyRow(from, given);
            shares.copyRow(from, share);
            for (int item = 1; item < scores.length; item++) {
                items.copyRow(item, proposed);
                for (int i = 0; i < given.length; i++) {
                    scores[item] += (double) share[0] * given[i] * proposed[i];
                }
            }
            for (int i = 0; i < votes.size(from); i++) {
                scores[votes.indexes(from)[i]] += votes.values(from)[i];
            }
        }
        return scores;
    }
}
