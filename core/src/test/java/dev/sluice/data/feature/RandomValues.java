package dev.sluice.data.feature;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Values of a feature with few entities and moments, so that times tie, and known early, at once, or late. */
record RandomValues(List<Value> values) {
    static final int KEYS = 4;
    static final int MOMENTS = 25;

    record Value(int key, long event, long created, float value) {}

    static RandomValues of(Random random) {
        List<Value> values = new ArrayList<>();
        Set<List<Long>> times = new HashSet<>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            int key = 1 + random.nextInt(KEYS);
            long event = random.nextInt(MOMENTS);
            long created = event + random.nextInt(9) - 2;
            if (times.add(List.of((long) key, event, created))) {
                float value = random.nextInt(10) == 0 ? Float.NaN : random.nextInt(1000);
                values.add(new Value(key, event, created, value));
            }
        }
        return new RandomValues(values);
    }

    RandomValues shuffled(Random random) {
        List<Value> other = new ArrayList<>(values);
        Collections.shuffle(other, random);
        return new RandomValues(other);
    }

    RandomValues with(List<Value> more) {
        List<Value> all = new ArrayList<>(values);
        all.addAll(more);
        return new RandomValues(all);
    }

    FeatureHistory history() {
        FeatureHistory.Builder builder = new FeatureHistory.Builder();
        values.forEach(value -> builder.add(value.key(), value.event(), value.created(), value.value()));
        return builder.build();
    }

    /** Looks at every value, in plain words: usable, not too old, the latest, the one known last. */
    float naive(PointInTimeJoin join, int key, long moment) {
        Value best = new Value(0, Long.MIN_VALUE, Long.MIN_VALUE, Float.NaN);
        for (Value value : values) {
            boolean usable = value.key() == key
                    && value.event() <= moment
                    && (join.known() == Known.EVER || value.created() <= moment);
            boolean later =
                    value.event() > best.event() || (value.event() == best.event() && value.created() > best.created());
            best = usable && later ? value : best;
        }
        long oldest = join.timeToLive().map(age -> moment - age.toMillis()).orElse(Long.MIN_VALUE);
        return best.event() >= oldest ? best.value() : Float.NaN;
    }
}
