package dev.sluice.ranking.linear;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import java.util.List;

/** A category, or a cross, whose values are hashed into buckets: the same on every platform and in every version. */
final class HashedTerm {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final long seed;
    private final int[] columns;

    private HashedTerm(String name, int[] columns) {
        this.seed = seed(name);
        this.columns = columns;
    }

    /** A term of one category. */
    static HashedTerm of(FeatureSchema schema, FeatureKey category) {
        return new HashedTerm(category.name(), new int[] {schema.keys().indexOf(category)});
    }

    /** A term of a cross, whose features the schema must have. */
    static HashedTerm of(FeatureSchema schema, Cross cross) {
        int[] columns = cross.features().stream()
                .mapToInt(feature -> column(schema, cross, feature))
                .toArray();
        return new HashedTerm(cross.toString(), columns);
    }

    private static int column(FeatureSchema schema, Cross cross, String feature) {
        List<String> names = schema.keys().stream().map(FeatureKey::name).toList();
        int column = names.indexOf(feature);
        if (column < 0) {
            throw new IllegalArgumentException("cross " + cross + " needs feature " + feature + " among " + names);
        }
        FeatureKey key = schema.keys().get(column);
        if (key.type() == FeatureType.NUMBER) {
            throw new IllegalArgumentException(
                    "cross " + cross + " is of categories and flags: make a category of the ranges of " + key);
        }
        return column;
    }

    int[] columns() {
        return columns;
    }

    /** Whether a part of it is missing at a position of the features' columns. */
    boolean isMissing(float[][] features, int position) {
        for (int column : columns) {
            if (Float.isNaN(features[column][position])) {
                return true;
            }
        }
        return false;
    }

    /** The bucket, from 0 to {@code 2^bits - 1}, of the values at a position, none of them missing. */
    int bucket(float[][] features, int position, int bits) {
        long hash = seed;
        for (int column : columns) {
            hash = mixed(hash + GOLDEN * (1 + (long) features[column][position]));
        }
        return (int) (hash >>> (Long.SIZE - bits));
    }

    /** FNV-1a of the name, which is of ASCII. */
    private static long seed(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** Stafford's variant 13 of the finalizer of MurmurHash3. */
    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
