package dev.sluice.conformance;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Queries and candidates of a model that laws are tried on, drawn from a seed.
 *
 * @param builtFor the version that what is tried was built for, or none if it holds no indexes and answers for any
 * @param userRows rows of users, the unknown among them, at least 1
 * @param itemRows rows of items, the unknown among them, at least 1
 */
public record LawCases(Optional<ModelVersion> builtFor, int userRows, int itemRows) {
    private static final int LONGEST_HISTORY = 6;
    private static final ModelVersion ANY = new ModelVersion("any");

    public LawCases {
        if (userRows < 1 || itemRows < 1) {
            throw new IllegalArgumentException(
                    "there must be at least 1 row of users and 1 of items: " + userRows + " and " + itemRows);
        }
    }

    /** For a component built for this version, which refuses queries of another. */
    public static LawCases of(ModelVersion version, int userRows, int itemRows) {
        return new LawCases(Optional.of(version), userRows, itemRows);
    }

    /** For a component that holds no indexes of a version. */
    public static LawCases ofAnyVersion(int userRows, int itemRows) {
        return new LawCases(Optional.empty(), userRows, itemRows);
    }

    /** The version of the queries. */
    public ModelVersion version() {
        return builtFor.orElse(ANY);
    }

    /** A query of any user, with any history, that allows some items, all or none. */
    public Query query(Random random) {
        return Query.of(version(), allowed(random, itemRows))
                .user(random.nextInt(userRows))
                .history(history(random, itemRows))
                .moment(1_700_000_000_000L)
                .seed(random.nextLong())
                .build();
    }

    /** The query of somebody of whom nothing is known, where no item is allowed. */
    public Query nothingAllowed() {
        return Query.of(version(), ItemSet.of(itemRows)).build();
    }

    /** The same query, said to be of another version. */
    public static Query ofAnotherVersion(Query query) {
        return Query.of(new ModelVersion(query.version() + ".other"), query.allowed())
                .user(query.user())
                .history(query.history())
                .moment(query.moment())
                .seed(query.seed())
                .build();
    }

    /** Distinct items in any order with any scores and the features of a schema, missing ones among them. */
    public Candidates candidates(Random random, FeatureSchema schema) {
        List<Integer> items =
                new ArrayList<>(IntStream.range(1, itemRows).boxed().toList());
        Collections.shuffle(items, random);
        int size = random.nextInt(items.size() + 1);
        float[] scores = new float[size];
        for (int i = 0; i < size; i++) {
            scores[i] = random.nextInt(5) - 2 + (random.nextBoolean() ? random.nextFloat() : 0);
        }
        Candidates candidates = Candidates.of(
                items.stream().limit(size).mapToInt(Integer::intValue).toArray(), scores);
        for (FeatureKey key : schema.keys()) {
            candidates = candidates.withFeature(key, column(random, size, key.type()));
        }
        return candidates;
    }

    private static ItemSet allowed(Random random, int itemRows) {
        double share = new double[] {0, 0.1, 0.5, 1}[random.nextInt(4)];
        return ItemSet.matching(itemRows, item -> random.nextDouble() < share);
    }

    private static History history(Random random, int itemRows) {
        int size = itemRows > 1 ? random.nextInt(LONGEST_HISTORY) : 0;
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = 1 + random.nextInt(5);
        }
        return History.of(
                random.ints(size, 1, Math.max(itemRows, 2)).toArray(),
                random.longs(size, 0, 1_000_000_000_000L).sorted().toArray(),
                values);
    }

    private static float[] column(Random random, int size, FeatureType type) {
        float[] column = new float[size];
        for (int i = 0; i < size; i++) {
            column[i] = random.nextInt(5) == 0
                    ? Float.NaN
                    : switch (type) {
                        case NUMBER -> (float) random.nextGaussian() * 10;
                        case FLAG -> random.nextInt(2);
                        case CATEGORY -> random.nextInt(8);
                    };
        }
        return column;
    }
}
