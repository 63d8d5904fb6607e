package dev.sluice.examples;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.retrieve.Askers;
import dev.sluice.examples.retrieve.Bench;
import dev.sluice.examples.retrieve.BuiltIndex;
import dev.sluice.examples.retrieve.FactorLikeVectors;
import dev.sluice.examples.retrieve.IndexKind;
import dev.sluice.examples.retrieve.ItemTable;
import dev.sluice.examples.retrieve.Queries;
import dev.sluice.examples.retrieve.Scratch;
import dev.sluice.examples.retrieve.Timing;
import dev.sluice.examples.retrieve.Trial;
import dev.sluice.examples.retrieve.Work;
import dev.sluice.retrieval.EmbeddingCandidates;
import dev.sluice.retrieval.UserVectors;
import dev.sluice.store.ElementType;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.als.AlsModel;
import dev.sluice.train.als.AlsTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Trains at one dimension after the other and measures what comes of it.
 *
 * @param settings of the trainer, but for the dimension
 * @param parts what is trained on and what is judged by
 * @param k candidates for each user
 * @param rows made-up items to search as well; none if 0
 * @param seconds each search is timed for
 * @param directory where models stand meanwhile
 */
record DimensionStudy(ModelOptions settings, Parts parts, int k, int rows, double seconds, Path directory) {
    private static final int USERS_AT_ONCE = 1000;
    private static final int QUERIES = 1000;
    private static final long SEED = 42;

    /**
     * What came of one dimension.
     *
     * @param dimension floats in a vector
     * @param recall share of what users went on to like that is among their candidates
     * @param ndcg how far up among them
     * @param trainSeconds by the clock
     * @param micros of CPU time that a search of all items takes, on average
     * @param p99 microseconds by the clock in which 99 % of the searches ended
     * @param madeUpMicros of CPU time that a search of the made-up items takes; NaN if there are none
     */
    record Point(
            int dimension,
            double recall,
            double ndcg,
            double trainSeconds,
            double micros,
            double p99,
            double madeUpMicros) {}

    /** Trains, judges and times. */
    Point at(int dimension) throws IOException {
        long start = System.nanoTime();
        InteractionMatrix matrix = InteractionMatrix.of(parts.training().interactions());
        AlsModel model =
                new AlsTrainer(settings.als(matrix).withDimension(dimension)).train(matrix, TrainingListener.NONE);
        double trained = (System.nanoTime() - start) / 1e9;
        try (Scratch scratch = Scratch.in(directory);
                ModelRepository repository = ModelRepository.open(scratch.path().resolve("models"))) {
            Publication.publish(parts.prepared(), List.of(model), repository);
            try (Lease lease = repository.lease()) {
                Evaluation evaluation = judge(lease.snapshot());
                Timing search = search(lease.snapshot(), dimension);
                return new Point(
                        dimension,
                        evaluation.result("recall@" + k).value(),
                        evaluation.result("ndcg@" + k).value(),
                        trained,
                        1e6 * search.cpuSecondsPerQuery(),
                        search.micros(99),
                        rows == 0 ? Double.NaN : madeUp(dimension, scratch.path()));
            }
        }
    }

    private Evaluation judge(ModelSnapshot snapshot) {
        EmbeddingCandidates generator = EmbeddingCandidates.of(snapshot, AlsModel.NAME);
        InteractionMatrix seen = InteractionMatrix.of(parts.training().interactions());
        ItemSet all = ItemSet.all(seen.columns());
        Judgements judgements = Judgements.of(parts.unseen());
        List<Query> queries = new ArrayList<>();
        List<RankedList> lists = new ArrayList<>();
        for (Truth truth : judgements) {
            ItemSet unseen = all.without(seen.row(truth.user()));
            queries.add(Query.of(snapshot.version(), unseen).user(truth.user()).build());
            if (queries.size() == USERS_AT_ONCE) {
                ask(generator, queries, lists);
            }
        }
        ask(generator, queries, lists);
        Metrics metrics = Metrics.of(Preset.RECSYS);
        return Evaluator.of(List.of(metrics.parse("recall@" + k), metrics.parse("ndcg@" + k)))
                .withoutIntervals()
                .evaluate(AlsModel.NAME, judgements, lists.stream());
    }

    /** Asks for all these queries and forgets them. */
    private void ask(EmbeddingCandidates generator, List<Query> queries, List<RankedList> lists) {
        List<Candidates> answers = generator.generateAll(queries, k);
        for (int i = 0; i < answers.size(); i++) {
            Candidates answer = answers.get(i);
            double[] scores = new double[answer.size()];
            for (int position = 0; position < scores.length; position++) {
                scores[position] = answer.score(position);
            }
            lists.add(RankedList.of(queries.get(i).user(), answer.items(), scores));
        }
        queries.clear();
    }

    private Timing search(ModelSnapshot snapshot, int dimension) throws IOException {
        ItemSet all = ItemSet.all(parts.training().interactions().itemRows());
        UserVectors users = UserVectors.of(snapshot, AlsModel.NAME);
        List<float[]> vectors = new ArrayList<>();
        for (int user = 1; user < parts.training().interactions().userRows() && vectors.size() < QUERIES; user++) {
            float[] vector = new float[dimension];
            if (users.read(Query.of(snapshot.version(), all).user(user).build(), vector)) {
                vectors.add(vector);
            }
        }
        try (BuiltIndex exact = BuiltIndex.of(snapshot.embeddings(AlsModel.NAME + ".items"), ElementType.F32)) {
            Query query = Query.of(snapshot.version(), all).build();
            Work work = Work.searches(exact.index(), vectors, k, query);
            Askers askers = new Askers(1, seconds);
            askers.warmUp(work);
            return askers.run(work);
        }
    }

    private double madeUp(int dimension, Path scratch) throws IOException {
        FactorLikeVectors vectors = new FactorLikeVectors(dimension, SEED);
        Path items = scratch.resolve("items.f32");
        Path asked = scratch.resolve("queries.f32");
        vectors.writeItems(items, rows);
        vectors.writeQueries(asked, QUERIES);
        List<float[]> queries = Queries.read(asked, dimension);
        try (ItemTable table = ItemTable.of(items, dimension, scratch)) {
            int found = Math.min(k, rows);
            List<int[]> truth = Bench.truth(table, queries.subList(0, 1), found);
            Bench bench = new Bench(table, queries, found, truth, seconds, OptionalDouble.empty(), scratch);
            Trial exact = new Trial(IndexKind.EXACT, 1, 1);
            return 1e6
                    * bench.measure(IndexKind.EXACT, List.of(exact), Optional.empty())
                            .get(0)
                            .timing()
                            .cpuSecondsPerQuery();
        }
    }
}
