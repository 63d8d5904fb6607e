package dev.sluice.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.Deadline;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Scorer;
import dev.sluice.funnel.Funnel;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/**
 * What a run leaves to the collector does not grow with the candidates on the way and their features: 1,400 with 20
 * numbers, 300 with 64.
 */
class RequestMemoryTest {
    private static final ModelVersion VERSION = new ModelVersion("v1");
    private static final int ITEMS = 5000;
    /** A tenth above what it takes. A column of the first ranker alone would take 5 kB, and both rankers' 180 kB. */
    private static final long MOST_BYTES = 38 * 1024;

    private static final int RUNS = 50;

    private final Query query = Query.of(VERSION, ItemSet.all(ITEMS)).limit(20).build();

    @Test
    void thousandsOfCandidatesWithDozensOfFeatures() throws JMException {
        Funnel funnel = Funnel.of(VERSION)
                .generator("vectors", proposing(1, 1000), 1000)
                .generator("popular", proposing(900, 200), 200)
                .generator("neighbours", proposing(1500, 200), 200)
                .features("few", numbers("few", 20))
                .ranker("light", new ScoringRanker(sum("few", 20)), 300)
                .features("many", numbers("many", 64))
                .ranker("heavy", new ScoringRanker(sum("many", 64)), 50)
                .withoutFallback()
                .build();
        long each = Long.MAX_VALUE;
        // Until the compiler has been there, loops make objects that nobody sees; on a busy machine it comes late.
        Deadline patience = Deadline.in(Duration.ofMinutes(1));
        while (each > MOST_BYTES && !patience.isPassed()) {
            long before = allocatedBytes();
            for (int run = 0; run < RUNS; run++) {
                assertThat(funnel.run(query).candidates().size()).isEqualTo(20);
            }
            each = (allocatedBytes() - before) / RUNS;
        }
        assertThat(each).as("bytes a run").isLessThanOrEqualTo(MOST_BYTES);
    }

    private static CandidateGenerator proposing(int first, int count) {
        int[] items = IntStream.range(first, first + count).toArray();
        float[] scores = new float[count];
        for (int i = 0; i < count; i++) {
            scores[i] = -i;
        }
        Candidates found = Candidates.of(items, scores);
        return (asked, limit) -> found;
    }

    private static FeatureSchema schema(String name, int count) {
        return new FeatureSchema(IntStream.range(0, count)
                .mapToObj(i -> FeatureKey.number(name + i))
                .toList());
    }

    private static FeatureSource numbers(String name, int count) {
        FeatureSchema schema = schema(name, count);
        return new FeatureSource() {
            @Override
            public FeatureSchema provides() {
                return schema;
            }

            @Override
            public void fill(Query asked, Candidates candidates, float[][] columns) {
                for (int column = 0; column < count; column++) {
                    for (int position = 0; position < candidates.size(); position++) {
                        columns[column][position] = candidates.item(position) % (column + 2);
                    }
                }
            }
        };
    }

    private static Scorer sum(String name, int count) {
        FeatureSchema schema = schema(name, count);
        return new Scorer() {
            @Override
            public FeatureSchema requires() {
                return schema;
            }

            @Override
            public void score(Query asked, Candidates candidates, float[] scores) {
                for (int position = 0; position < candidates.size(); position++) {
                    scores[position] = 0;
                    for (FeatureKey key : schema.keys()) {
                        scores[position] += candidates.feature(key, position);
                    }
                }
            }
        };
    }

    /** Through the server of beans, as the module that declares the method is not read by this one. */
    private static long allocatedBytes() throws JMException {
        return (long) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                        "getThreadAllocatedBytes",
                        new Object[] {Thread.currentThread().getId()},
                        new String[] {"long"});
    }
}
