package dev.sluice.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Degradation;
import dev.sluice.ModelVersion;
import dev.sluice.PageToken;
import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import dev.sluice.serving.ServingListener;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However many users, items, versions, stages and sources there are, the meters are bounded and count everything. */
class MeterCardinalityProperties {
    private static final Set<String> TAGS = Set.of("funnel", "stage", "outcome", "source", "reason", "version");
    private static final int REQUESTS = 200;
    private static final ModelVersion VERSION = new ModelVersion("v");
    private static final PageToken FIRST_PAGE = new PageToken(List.of(), 0, Instant.EPOCH);

    @Property(tries = 20)
    void metersAreBounded(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int names) {
        Random random = new Random(seed);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        ServingListener listener = MicrometerMetrics.of(registry, "home").requests();

        for (int i = 0; i < REQUESTS; i++) {
            answer(listener, random, names, "user-" + i);
            listener.swapped(Optional.empty(), new ModelVersion("v" + i), Duration.ofMillis(1));
        }

        Map<String, Set<String>> values = registry.getMeters().stream()
                .flatMap(meter -> meter.getId().getTags().stream())
                .collect(Collectors.groupingBy(Tag::getKey, Collectors.mapping(Tag::getValue, Collectors.toSet())));
        assertThat(values.keySet()).isSubsetOf(TAGS);
        assertThat(values.get("stage")).hasSizeLessThanOrEqualTo(Math.min(names, MeterFamily.MOST));
        assertThat(values.get("source")).hasSizeLessThanOrEqualTo(Math.min(names, MeterFamily.MOST));
        assertThat(values.get("version")).containsExactly("v" + (REQUESTS - 1));
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .allSatisfy(
                        id -> assertThat(id.toString()).doesNotContain("user-").doesNotContain("item-"));
        assertThat(total(registry, "sluice.sources")).isEqualTo(REQUESTS * 10);
        assertThat(total(registry, "sluice.stage.duration") + total(registry, "sluice.stage.skipped"))
                .as("what has no name of its own is counted as other")
                .isEqualTo(REQUESTS * 10);
    }

    @Property(tries = 20)
    void theBoundHoldsForManyThreads(@ForAll @IntRange(min = 1, max = 300) int names) {
        Set<String> made = ConcurrentHashMap.newKeySet();
        List<String> twice = Collections.synchronizedList(new ArrayList<>());
        MeterFamily<String> family = new MeterFamily<>(name -> {
            if (!made.add(name)) {
                twice.add(name);
            }
            return name;
        });

        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                            for (int i = 0; i < names; i++) {
                                String name = "n" + (i * (2 * thread + 1)) % names;
                                assertThat(family.of(name)).isIn(name, MeterFamily.OTHER);
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(made).hasSizeLessThanOrEqualTo(MeterFamily.MOST);
        assertThat(twice).isEmpty();
        assertThat(made.contains(MeterFamily.OTHER)).isEqualTo(names >= MeterFamily.MOST);
    }

    private static void answer(ServingListener listener, Random random, int names, String user) {
        List<StageReport> stages = IntStream.range(0, 10)
                .mapToObj(i -> new StageReport("stage-" + random.nextInt(names), any(random), 10, 5, 1_000, ""))
                .toList();
        List<Recommendation> items = IntStream.range(0, 5)
                .mapToObj(i -> new Recommendation(
                        "item-" + random.nextInt(1_000_000),
                        1,
                        List.of("source-" + random.nextInt(names), "source-" + random.nextInt(names)),
                        List.of()))
                .toList();
        List<Degradation> degradations = random.nextBoolean()
                ? List.of()
                : List.of(new Degradation(Degradation.Reason.UNKNOWN_USER, "the model does not know user " + user));
        listener.answered(
                Request.forUser(user).limit(5).build(),
                new Recommendations(VERSION, items, 5, degradations, stages, List.of(), FIRST_PAGE),
                Duration.ofMillis(1));
    }

    private static StageOutcome any(Random random) {
        return StageOutcome.values()[random.nextInt(StageOutcome.values().length)];
    }

    private static double total(SimpleMeterRegistry registry, String name) {
        return registry.find(name).meters().stream()
                .mapToDouble(meter -> meter.measure().iterator().next().getValue())
                .sum();
    }
}
