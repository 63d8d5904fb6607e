package dev.sluice.data.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.feature.RandomValues.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of the point-in-time join, over every entity and moment there is and a few there are not. */
class PointInTimeJoinProperties {
    private static final int KEYS = RandomValues.KEYS + 2;
    private static final int MOMENTS = RandomValues.MOMENTS + 12;

    private final int[] keys = new int[KEYS * MOMENTS];
    private final long[] moments = new long[KEYS * MOMENTS];

    PointInTimeJoinProperties() {
        for (int request = 0; request < keys.length; request++) {
            keys[request] = request % KEYS;
            moments[request] = request / KEYS - 4;
        }
    }

    private static PointInTimeJoin join(Random random) {
        PointInTimeJoin join = PointInTimeJoin.latest();
        join = random.nextBoolean() ? join : join.within(Duration.ofMillis(1 + random.nextInt(8)));
        return random.nextInt(3) > 0 ? join : join.withHindsight();
    }

    @Property
    void answersAreThoseOfLookingAtEveryValue(@ForAll long seed) {
        Random random = new Random(seed);
        RandomValues values = RandomValues.of(random);
        PointInTimeJoin join = join(random);

        float[] expected = new float[keys.length];
        for (int request = 0; request < keys.length; request++) {
            expected[request] = values.naive(join, keys[request], moments[request]);
        }

        assertThat(join.join(values.history(), keys, moments).values())
                .as("%s of %s", join, values)
                .isEqualTo(expected);
    }

    @Property
    void theStreamAnswersAsTheBatchDoes(@ForAll long seed) {
        Random random = new Random(seed);
        RandomValues values = RandomValues.of(random);
        PointInTimeJoin join = join(random);
        List<Value> coming = new ArrayList<>(values.values());
        coming.sort(Comparator.comparingLong(value -> join.known().from(value.event(), value.created())));

        float[] answers = new float[keys.length];
        FeatureStream stream = join.stream();
        int next = 0;
        for (int request = 0; request < keys.length; request++) {
            while (next < coming.size() && from(join, coming.get(next)) <= moments[request]) {
                Value value = coming.get(next++);
                stream.learn(value.key(), value.event(), value.created(), value.value());
            }
            answers[request] = stream.at(keys[request], moments[request]);
        }
        assertThat(answers)
                .as("%s of %s", join, values)
                .isEqualTo(join.join(values.history(), keys, moments).values());
        assertThat(next).isEqualTo(coming.size());
        assertThat(stream.late()).isZero();
    }

    private static long from(PointInTimeJoin join, Value value) {
        return join.known().from(value.event(), value.created());
    }

    /** The law of no leak. */
    @Property
    void whatHappensOrBecomesKnownAfterARequestNeverChangesItsAnswer(@ForAll long seed) {
        Random random = new Random(seed);
        RandomValues values = RandomValues.of(random);
        long moment = random.nextInt(RandomValues.MOMENTS);
        List<Value> later = RandomValues.of(random).values().stream()
                .filter(value -> value.event() > moment || value.created() > moment)
                .filter(value -> values.values().stream().noneMatch(other -> sameTimes(value, other)))
                .toList();
        PointInTimeJoin join = PointInTimeJoin.latest();
        int[] everyKey = {0, 1, 2, 3, 4, 5};

        assertThat(join.joinAt(values.with(later).history(), everyKey, moment).values())
                .isEqualTo(join.joinAt(values.history(), everyKey, moment).values());
    }

    private static boolean sameTimes(Value one, Value other) {
        return one.key() == other.key() && one.event() == other.event() && one.created() == other.created();
    }

    @Property
    void theOrderOfValuesDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        RandomValues values = RandomValues.of(random);
        PointInTimeJoin join = join(random);

        assertThat(join.join(values.shuffled(random).history(), keys, moments).values())
                .isEqualTo(join.join(values.history(), keys, moments).values());
    }

    @Property
    void everyRequestIsFoundExpiredOrAbsent(@ForAll long seed) {
        Random random = new Random(seed);
        FeatureHistory history = RandomValues.of(random).history();
        PointInTimeJoin join = join(random);

        JoinedFeature joined = join.join(history, keys, moments);
        JoinedFeature ageless = new PointInTimeJoin(Optional.empty(), join.known()).join(history, keys, moments);

        assertThat(joined.found() + joined.expired() + joined.absent()).isEqualTo(joined.size());
        assertThat(joined.absent()).isEqualTo(ageless.absent());
        assertThat(ageless.expired()).isZero();
        assertThat(joined.found()).isEqualTo(count(joined.values()));
    }

    private static int count(float[] values) {
        int count = 0;
        for (float value : values) {
            count += Float.isNaN(value) ? 0 : 1;
        }
        return count;
    }
}
