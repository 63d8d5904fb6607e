package dev.sluice.examples.model;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.FoldIn;
import dev.sluice.Query;
import dev.sluice.ranking.tower.TwoTowerUsers;
import dev.sluice.retrieval.EmbeddingCandidates;
import dev.sluice.retrieval.ExactIndex;
import dev.sluice.store.ModelSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How a model of a version is asked for candidates. */
public interface Proposing {
    /** As a service asks: users who were trained have what they were trained to, others their history. */
    CandidateGenerator served(ModelSnapshot snapshot);

    /** As a service asks, many at once. */
    Batch servedAtOnce(ModelSnapshot snapshot);

    /** Everybody by the history in the query, many at once. */
    Batch byHistory(ModelSnapshot snapshot);

    /** Answers many queries. */
    @FunctionalInterface
    interface Batch {
        /** One answer for each query, in their order. */
        List<Candidates> answers(List<Query> queries, int limit);

        /** The same, where another is asked by those who get nothing. */
        default Batch orElse(Batch other) {
            return (queries, limit) -> {
                List<Candidates> answers = new ArrayList<>(answers(queries, limit));
                int[] without = IntStream.range(0, answers.size())
                        .filter(place -> answers.get(place).size() == 0)
                        .toArray();
                if (without.length > 0) {
                    List<Candidates> others = other.answers(
                            Arrays.stream(without).mapToObj(queries::get).toList(), limit);
                    for (int i = 0; i < without.length; i++) {
                        answers.set(without[i], others.get(i));
                    }
                }
                return answers;
            };
        }
    }

    private static Batch oneByOne(CandidateGenerator generator) {
        return (queries, limit) ->
                queries.stream().map(query -> generator.generate(query, limit)).toList();
    }

    /** A model that knows nothing of a user but the history in the query. */
    static Proposing byHistory(Function<ModelSnapshot, CandidateGenerator> generator) {
        return byHistoryTogether(generator, Proposing::oneByOne);
    }

    /**
     * The same, where many are answered at less cost than one by one.
     *
     * @param together answers many by a generator
     */
    static <G extends CandidateGenerator> Proposing byHistoryTogether(
            Function<ModelSnapshot, G> generator, Function<G, Batch> together) {
        return new Proposing() {
            @Override
            public CandidateGenerator served(ModelSnapshot snapshot) {
                return generator.apply(snapshot);
            }

            @Override
            public Batch servedAtOnce(ModelSnapshot snapshot) {
                return byHistory(snapshot);
            }

            @Override
            public Batch byHistory(ModelSnapshot snapshot) {
                return together.apply(generator.apply(snapshot));
            }
        };
    }

    /**
     * Two towers, which know a user by all that a query says.
     *
     * @param table what the model's tables begin with
     */
    static Proposing byTowers(String table) {
        return byHistoryTogether(
                snapshot -> EmbeddingCandidates.over(
                        ExactIndex.over(snapshot.embeddings(table + ".items")), TwoTowerUsers.of(snapshot, table)),
                generator -> generator::generateAll);
    }

    /**
     * A model of vectors.
     *
     * @param table what its tables begin with
     * @param foldIn of a snapshot and that name
     */
    static Proposing byVectors(String table, BiFunction<ModelSnapshot, String, FoldIn> foldIn) {
        return new Proposing() {
            @Override
            public CandidateGenerator served(ModelSnapshot snapshot) {
                EmbeddingCandidates trained = EmbeddingCandidates.of(snapshot, table);
                EmbeddingCandidates foldedIn = trained.withFoldIn(foldIn.apply(snapshot, table));
                return (query, limit) -> {
                    Candidates candidates = trained.generate(query, limit);
                    return candidates.size() > 0 ? candidates : foldedIn.generate(query, limit);
                };
            }

            @Override
            public Batch servedAtOnce(ModelSnapshot snapshot) {
                Batch trained = EmbeddingCandidates.of(snapshot, table)::generateAll;
                return trained.orElse(byHistory(snapshot));
            }

            @Override
            public Batch byHistory(ModelSnapshot snapshot) {
                return EmbeddingCandidates.of(snapshot, table).withFoldIn(foldIn.apply(snapshot, table))::generateAll;
            }
        };
    }
}
