package dev.sluice.train;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.data.TextColumn;
import dev.sluice.train.als.AlsSettings;
import dev.sluice.train.als.AlsSolver;
import dev.sluice.train.als.AlsTrainer;
import dev.sluice.train.als.Confidence;
import dev.sluice.train.bpr.BprSettings;
import dev.sluice.train.bpr.BprTrainer;
import dev.sluice.train.content.ContentSettings;
import dev.sluice.train.content.ContentTrainer;
import dev.sluice.train.graph.GraphFilterSettings;
import dev.sluice.train.graph.GraphFilterTrainer;
import dev.sluice.train.linear.EaseSettings;
import dev.sluice.train.linear.EaseTrainer;
import dev.sluice.train.neighbours.Nearness;
import dev.sluice.train.neighbours.NeighboursSettings;
import dev.sluice.train.neighbours.NeighboursTrainer;
import dev.sluice.train.popularity.ContextSettings;
import dev.sluice.train.popularity.ContextTrainer;
import dev.sluice.train.popularity.PopularitySettings;
import dev.sluice.train.popularity.PopularityTrainer;
import dev.sluice.train.popularity.RecentSettings;
import dev.sluice.train.popularity.RecentTrainer;
import dev.sluice.train.popularity.TrendingSettings;
import dev.sluice.train.popularity.TrendingTrainer;
import dev.sluice.train.softmax.ServedSettings;
import dev.sluice.train.softmax.SoftmaxSettings;
import dev.sluice.train.softmax.SoftmaxTrainer;
import dev.sluice.train.softmax.TwoPhaseTrainer;
import dev.sluice.train.walk.Rp3BetaSettings;
import dev.sluice.train.walk.Rp3BetaTrainer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** A training of each kind, so that what all of them owe can be asked of each. */
enum EveryTrainer {
    ALS(3) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            return als(data, als(dimension, threads));
        }
    },
    ALS_IN_BLOCKS(3) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            return als(data, als(dimension, threads).withSolver(new AlsSolver.Blocks((dimension + 2) / 3)));
        }
    },
    ALS_BY_GRADIENTS(3) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            return als(data, als(dimension, threads).withSolver(new AlsSolver.Gradients(2)));
        }
    },
    BPR(3) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            BprTrainer trainer = new BprTrainer(BprSettings.defaults()
                    .withDimension(dimension)
                    .withEpochs(3)
                    .withThreads(threads));
            InteractionMatrix matrix = matrix(data);
            return new Training(listener -> trainer.train(matrix, listener), () -> trainer.estimateBytes(matrix));
        }
    },
    SOFTMAX(2) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            SoftmaxTrainer trainer = new SoftmaxTrainer(softmax(dimension, threads));
            InteractionMatrix matrix = matrix(data);
            return new Training(listener -> trainer.train(matrix, listener), () -> trainer.estimateBytes(matrix));
        }
    },
    TWO_PHASE(4) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            TwoPhaseTrainer trainer = new TwoPhaseTrainer(
                    softmax(dimension, threads), ServedSettings.defaults().withEpochs(2));
            InteractionMatrix liked = matrix(data);
            Interactions shown = shown(data.interactions());
            return new Training(
                    listener -> trainer.train(liked, shown, listener), () -> trainer.estimateBytes(liked, shown));
        }
    },
    EASE(EaseTrainer.EPOCHS) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            EaseTrainer trainer =
                    new EaseTrainer(EaseSettings.defaults().withLambda(10).withThreads(threads));
            InteractionMatrix matrix = matrix(data);
            return new Training(listener -> trainer.train(matrix, listener), () -> trainer.estimateBytes(matrix));
        }
    },
    NEIGHBOURS_BY_COSINE(1) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            return neighbours(data, new Nearness.Cosine(1), threads);
        }
    },
    NEIGHBOURS_BY_TF_IDF(1) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            return neighbours(data, new Nearness.TfIdf(1), threads);
        }
    },
    NEIGHBOURS_BY_BM25(1) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            return neighbours(data, Nearness.Bm25.USUAL, threads);
        }
    },
    RP3BETA(1) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            Rp3BetaTrainer trainer =
                    new Rp3BetaTrainer(Rp3BetaSettings.defaults().withThreads(threads));
            InteractionMatrix matrix = matrix(data);
            return new Training(listener -> trainer.train(matrix, listener), () -> trainer.estimateBytes(matrix));
        }
    },
    GRAPH_FILTER(1) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            GraphFilterTrainer trainer = new GraphFilterTrainer(
                    GraphFilterSettings.defaults().withDimension(dimension).withThreads(threads));
            InteractionMatrix matrix = matrix(data);
            return new Training(listener -> trainer.train(matrix, listener), () -> trainer.estimateBytes(matrix));
        }
    },
    CONTENT(1) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            ContentTrainer trainer =
                    new ContentTrainer(ContentSettings.defaults().withLeastItems(1));
            Entities items = data.catalogue().items();
            return new Training(listener -> trainer.train(items, listener), () -> trainer.estimateBytes(items));
        }
    },
    POPULARITY(0) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            PopularityTrainer trainer = new PopularityTrainer(PopularitySettings.defaults());
            return new Training(
                    listener -> trainer.train(data.interactions()), () -> trainer.estimateBytes(data.interactions()));
        }
    },
    CONTEXT(0) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            ContextTrainer trainer = new ContextTrainer(ContextSettings.ofUsers("country"));
            return new Training(listener -> trainer.train(data), () -> trainer.estimateBytes(data));
        }
    },
    TRENDING(0) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            // The events of Events.random happen from 0 to 999 ms.
            TrendingTrainer trainer =
                    new TrendingTrainer(TrendingSettings.of(Duration.ofMillis(500), Instant.ofEpochMilli(999)));
            return new Training(
                    listener -> trainer.train(data.interactions()), () -> trainer.estimateBytes(data.interactions()));
        }
    },
    RECENT(0) {
        @Override
        Training of(Dataset data, int dimension, int threads) {
            RecentTrainer trainer = new RecentTrainer(RecentSettings.defaults());
            return new Training(listener -> trainer.train(data), () -> trainer.estimateBytes(data));
        }
    };

    /** Trains and tells a listener. */
    @FunctionalInterface
    interface Run {
        TrainedModel train(TrainingListener listener);
    }

    /**
     * What can be done with a trainer and data.
     *
     * @param estimate bytes of heap that the run takes beside the data, as the trainer says
     */
    record Training(Run run, LongSupplier estimate) {}

    private final int epochs;

    EveryTrainer(int epochs) {
        this.epochs = epochs;
    }

    /**
     * A training on these data.
     *
     * @param dimension of vectors, where there are any
     */
    abstract Training of(Dataset data, int dimension, int threads);

    /** How many epochs are reported, 0 if there is no listener. */
    int epochs() {
        return epochs;
    }

    /** Events, users with a country and items with words. */
    static Dataset data(Interactions events) {
        SplittableRandom random = new SplittableRandom(7);
        List<String> countries = IntStream.range(0, events.userRows())
                .mapToObj(user -> "c" + random.nextInt(9))
                .toList();
        List<String> titles = IntStream.range(0, events.itemRows())
                .mapToObj(item -> "word" + random.nextInt(99) + " word" + random.nextInt(99))
                .toList();
        Entities users = new Entities(ids(events.userRows()), Map.of("country", TextColumn.of(countries)));
        Entities items = new Entities(ids(events.itemRows()), Map.of("title", TextColumn.of(titles)));
        return new Dataset(events, new Catalogue(items, users));
    }

    private static IdIndex ids(int rows) {
        return IdIndex.of(IntStream.range(1, rows).mapToObj(Integer::toString).toList());
    }

    private static InteractionMatrix matrix(Dataset data) {
        return InteractionMatrix.of(data.interactions());
    }

    /** Every event as something shown, opened where its value is above 1. */
    private static Interactions shown(Interactions events) {
        float[] opened = new float[events.size()];
        for (int event = 0; event < opened.length; event++) {
            opened[event] = events.value(event) > 1 ? 1 : 0;
        }
        return events.withValues(opened);
    }

    private static AlsSettings als(int dimension, int threads) {
        return AlsSettings.defaults()
                .withDimension(dimension)
                .withSolver(new AlsSolver.Blocks(dimension))
                .withEpochs(3)
                .withConfidence(new Confidence(1, 0.5))
                .withThreads(threads);
    }

    private static Training als(Dataset data, AlsSettings settings) {
        AlsTrainer trainer = new AlsTrainer(settings);
        InteractionMatrix matrix = matrix(data);
        return new Training(listener -> trainer.train(matrix, listener), () -> trainer.estimateBytes(matrix));
    }

    private static SoftmaxSettings softmax(int dimension, int threads) {
        return SoftmaxSettings.defaults()
                .withDimension(dimension)
                .withEpochs(2)
                .withBatch(1000)
                .withThreads(threads);
    }

    private static Training neighbours(Dataset data, Nearness similarity, int threads) {
        NeighboursTrainer trainer = new NeighboursTrainer(
                NeighboursSettings.defaults().withSimilarity(similarity).withThreads(threads));
        InteractionMatrix matrix = matrix(data);
        return new Training(listener -> trainer.train(matrix, listener), () -> trainer.estimateBytes(matrix));
    }
}
