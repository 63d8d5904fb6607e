package dev.sluice.retrieval;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.data.IdIndex;
import dev.sluice.data.duplicate.ItemAliases;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Proposes the items whose vectors are nearest to those of some seeds: of the items that the user of a query dealt with
 * last, or of the one item that a page shows. The seeds themselves are never proposed, and a seed that is unknown or of
 * which nothing was learned, a vector of zeros, proposes nothing.
 *
 * <p>Of several seeds the scores are {@linkplain Combination combined} exactly: the answer is that of scoring every
 * item against every seed, if the index is exact.
 */
public final class SimilarItems implements CandidateGenerator {
    /** How many seeds there are at most, unless it was said otherwise. */
    public static final int DEFAULT_SEEDS = 8;

    /** What several seeds make of an item's score. */
    public enum Combination {
        /** The greatest score that a seed gives it: near to one of them is near enough. Costs a search a seed. */
        MAX,
        /** The sum of the scores that the seeds give it: near to all of them. Costs one search. */
        SUM
    }

    private final EmbeddingStore items;
    private final IdIndex ids;
    private final ItemAliases aliases;
    private final VectorIndex index;
    private final Similarity similarity;
    private final Combination combination;
    private final Optional<String> shown;
    private final int most;

    private SimilarItems(
            EmbeddingStore items,
            IdIndex ids,
            ItemAliases aliases,
            VectorIndex index,
            Similarity similarity,
            Combination combination,
            Optional<String> shown,
            int most) {
        this.items = items;
        this.ids = ids;
        this.aliases = aliases;
        this.index = index;
        this.similarity = similarity;
        this.combination = combination;
        this.shown = shown;
        this.most = most;
    }

    /**
     * Proposes with the table {@code <model>.items} of a snapshot, by the inner product, an exact search, and the
     * greatest score of the latest {@value #DEFAULT_SEEDS} different items of the history.
     */
    public static SimilarItems of(ModelSnapshot snapshot, String model) {
        EmbeddingStore items = snapshot.embeddings(model + ".items");
        return new SimilarItems(
                items,
                snapshot.catalogue().items().ids(),
                ItemAliases.of(snapshot.catalogue().items()),
                ExactIndex.over(items),
                Similarity.INNER_PRODUCT,
                Combination.MAX,
                Optional.empty(),
                DEFAULT_SEEDS);
    }

    /**
     * The same, searched by another index over the same items.
     *
     * @param by what the index orders items by
     */
    public SimilarItems withIndex(VectorIndex other, Similarity by) {
        return new SimilarItems(items, ids, aliases, other, by, combination, shown, most);
    }

    /** The same with another way of combining what seeds say. */
    public SimilarItems withCombination(Combination other) {
        return new SimilarItems(items, ids, aliases, index, similarity, other, shown, most);
    }

    /**
     * The same, seeded by an item that the query's context names, the one that a page shows, and not by the history. A
     * query without it gets nothing.
     *
     * @param name under which the context has the item's id
     */
    public SimilarItems withShownItem(String name) {
        return new SimilarItems(items, ids, aliases, index, similarity, combination, Optional.of(name), most);
    }

    /**
     * The same with so many seeds.
     *
     * @param latest how many different items of the history at most, the latest ones, at least 1
     */
    public SimilarItems withSeeds(int latest) {
        if (latest < 1) {
            throw new IllegalArgumentException("there must be at least 1 seed: " + latest);
        }
        return new SimilarItems(items, ids, aliases, index, similarity, combination, shown, latest);
    }

    @Override
    public Candidates generate(Query query, int limit) {
        query.require(items.version());
        return near(query, limit, seeds(query));
    }

    /**
     * Proposes the items that are nearest to these, whatever the query's history and context.
     *
     * @param limit at least 0
     * @param seeds items, repeated ones counting once; {@link IdIndex#UNKNOWN} says nothing
     * @throws IndexOutOfBoundsException if a seed is no item of the version
     * @throws dev.sluice.VersionMismatchException if it was built for another version than the query's
     */
    public Candidates near(Query query, int limit, int... seeds) {
        query.require(items.version());
        SeedVectors vectors = SeedVectors.of(items, seeds, similarity);
        if (vectors.isEmpty() || limit == 0) {
            return Candidates.NONE;
        }
        Query others = query.with().allowed(query.allowed().without(seeds)).build();
        return combination == Combination.MAX
                ? vectors.nearestToOne(index, others, limit)
                : vectors.nearestToAll(index, others, limit);
    }

    private int[] seeds(Query query) {
        if (shown.isPresent()) {
            String id = query.context().get(shown.get());
            return id == null ? new int[0] : new int[] {ids.rowOr(aliases.canonical(id), IdIndex.UNKNOWN)};
        }
        int[] history = query.history().items();
        return IntStream.iterate(history.length - 1, event -> event >= 0, event -> event - 1)
                .map(event -> history[event])
                .distinct()
                .limit(most)
                .toArray();
    }
}
