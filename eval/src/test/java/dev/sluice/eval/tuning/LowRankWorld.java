package dev.sluice.eval.tuning;

import dev.sluice.FoldIn;
import dev.sluice.History;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.IdIndex;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.als.AlsModel;
import dev.sluice.train.als.AlsSettings;
import dev.sluice.train.als.AlsTrainer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Users and items that have a few tastes each, events in the order of time, and a factorisation to find the tastes. */
final class LowRankWorld {
    static final int USERS = 200;
    static final int ITEMS = 120;
    private static final int RANK = 3;
    private static final int EVENTS_OF_A_USER = 48;
    private static final int TESTED = 6;
    private static final int DEPTH = 10;

    final Dataset training;
    final Judgements test;
    private final InteractionMatrix seen;

    LowRankWorld(long seed) {
        Random random = new Random(seed);
        double[][] users = tastes(USERS, random);
        double[][] items = tastes(ITEMS, random);
        Interactions.Builder train = new Interactions.Builder();
        Interactions.Builder later = new Interactions.Builder();
        for (int time = 0; time < EVENTS_OF_A_USER; time++) {
            for (int user = 0; user < USERS; user++) {
                Interactions.Builder part = time < EVENTS_OF_A_USER - TESTED ? train : later;
                part.add(1 + user, 1 + draw(users[user], items, random), time, 1);
            }
        }
        Catalogue catalogue = Catalogue.of(ids(ITEMS), ids(USERS));
        this.training = new Dataset(train.build(USERS + 1, ITEMS + 1), catalogue);
        this.seen = InteractionMatrix.of(training.interactions());
        Interactions tested = later.build(USERS + 1, ITEMS + 1);
        this.test = Judgements.of(tested.filter(event -> !seen.contains(tested.user(event), tested.item(event))));
    }

    private static double[][] tastes(int count, Random random) {
        return IntStream.range(0, count)
                .mapToObj(i -> random.doubles(RANK).map(taste -> taste * taste).toArray())
                .toArray(double[][]::new);
    }

    /** An item with a probability that grows with how well it suits. */
    private static int draw(double[] user, double[][] items, Random random) {
        double[] weights = IntStream.range(0, items.length)
                .mapToDouble(item -> Math.exp(5 * product(user, items[item])))
                .toArray();
        double point = random.nextDouble()
                * IntStream.range(0, weights.length)
                        .mapToDouble(i -> weights[i])
                        .sum();
        int item = 0;
        while (item < weights.length - 1 && (point -= weights[item]) > 0) {
            item++;
        }
        return item;
    }

    private static double product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static IdIndex ids(int count) {
        return IdIndex.of(
                IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList());
    }

    /** Factorises a part; everybody's whole history is folded in. */
    PartModel factorised(TrainingPart part) {
        AlsSettings settings = AlsSettings.defaults()
                .withDimension(RANK + 1)
                .withEpochs(part.epochs())
                .withSeed(part.seed())
                .withThreads(1);
        AlsModel model =
                new AlsTrainer(settings).train(InteractionMatrix.of(part.data().interactions()), TrainingListener.NONE);
        FoldIn foldIn = model.foldIn();
        return judged -> StreamSupport.stream(judged.spliterator(), false).map(truth -> list(model, foldIn, truth));
    }

    private RankedList list(AlsModel model, FoldIn foldIn, Truth truth) {
        int[] items = seen.row(truth.user());
        float[] user = new float[RANK + 1];
        float[] values = new float[items.length];
        Arrays.fill(values, 1);
        foldIn.foldIn(History.of(items, new long[items.length], values), user);
        double[] scores = new double[ITEMS + 1];
        float[] vector = new float[RANK + 1];
        for (int item = 1; item <= ITEMS; item++) {
            model.copyItem(item, vector);
            for (int i = 0; i < vector.length; i++) {
                scores[item] += (double) user[i] * vector[i];
            }
        }
        int[] best = IntStream.rangeClosed(1, ITEMS)
                .filter(item -> !seen.contains(truth.user(), item))
                .boxed()
                .sorted(Comparator.comparing((Integer item) -> -scores[item]).thenComparing(item -> item))
                .limit(DEPTH)
                .mapToInt(item -> item)
                .toArray();
        return RankedList.ofItems(truth.user(), best);
    }

    /** Recommends the same few items to everybody. */
    static PartModel constant(int... items) {
        return judged -> {
            Stream.Builder<RankedList> lists = Stream.builder();
            judged.forEach(truth -> lists.add(RankedList.ofItems(truth.user(), items)));
            return lists.build();
        };
    }
}
