package dev.sluice.observation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sluice.serving.QualityFactor;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.serving.ServingSettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/grafana-dashboard.json asks a Prometheus server for is what the library gives it. */
class DashboardTest extends WatchedRecommender {
    private static final Path DASHBOARD = Path.of("../docs/grafana-dashboard.json");
    private static final Pattern SAMPLE = Pattern.compile("^(sluice_\\w+)\\{(.*)\\} ", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=~?\"");
    private static final Pattern SHOWN = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern METRIC = Pattern.compile("(sluice_\\w+)(?:\\{([^}]*)\\})?");
    private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\) \\((?:\\w+\\()?(sluice_\\w+)");

    @Test
    void everyMetricIsThere() throws IOException {
        Map<String, Set<String>> given = labels(scrape());

        assertThat(targets()).hasSizeGreaterThan(10).allSatisfy(target -> {
            Matcher metric = METRIC.matcher(target.expression());
            assertThat(metric.find()).isTrue();
            metric.reset();
            while (metric.find()) {
                assertThat(given).containsKey(metric.group(1));
            }
        });
    }

    @Test
    void everyLabelIsOneOfItsMetric() throws IOException {
        Map<String, Set<String>> given = labels(scrape());

        assertThat(targets()).allSatisfy(target -> {
            Matcher metric = METRIC.matcher(target.expression());
            while (metric.find()) {
                assertThat(given.getOrDefault(metric.group(1), Set.of()))
                        .containsAll(found(LABEL, String.valueOf(metric.group(2))));
            }
            Matcher grouping = GROUPING.matcher(target.expression());
            Set<String> left = new TreeSet<>();
            while (grouping.find()) {
                List<String> labels = List.of(grouping.group(1).split(", "));
                left.addAll(labels);
                assertThat(given.getOrDefault(grouping.group(2), Set.of())).containsAll(labels);
            }
            assertThat(left).containsAll(found(SHOWN, target.legend()));
        });
    }

    @Test
    void whatTheLibraryGivesHasAPlaceOnIt() throws IOException {
        String asked = targets().stream().map(Target::expression).collect(Collectors.joining(" "));

        assertThat(labels(scrape()).keySet())
                .allSatisfy(sample -> assertThat(asked).contains(sample.replaceFirst("_(bucket|count|sum|max)$", "")));
    }

    @Test
    void whatPagesNameIsThere() throws IOException {
        Set<String> given = labels(scrape()).keySet();
        List<String> named = new ArrayList<>();
        try (Stream<Path> files = Files.list(DASHBOARD.resolveSibling("."))) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                named.addAll(found(METRIC, Files.readString(page)));
            }
        }

        assertThat(given).containsAll(named);
    }

    /** A query of a panel, and what it calls the answer. */
    private record Target(String expression, String legend) {}

    private String scrape() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        MicrometerMetrics metrics = MicrometerMetrics.of(registry, "home");
        RepositoryRecommender recommender = recommender()
                .with(ServingSettings.defaults()
                        .withQualityFactor(QualityFactor.of(Duration.ofMillis(50)))
                        .withListener(metrics.requests()));
        recommender.refresh();
        metrics.watch(recommender);
        recommender.recommend(request("u1"));
        return registry.scrape();
    }

    /** The labels of each metric. */
    private static Map<String, Set<String>> labels(String scrape) {
        Map<String, Set<String>> labels = new TreeMap<>();
        Matcher sample = SAMPLE.matcher(scrape);
        while (sample.find()) {
            Matcher label = LABEL.matcher(sample.group(2));
            while (label.find()) {
                labels.computeIfAbsent(sample.group(1), name -> new TreeSet<>()).add(label.group(1));
            }
        }
        return labels;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static List<Target> targets() throws IOException {
        List<Target> targets = new ArrayList<>();
        collect(JSON.std.anyFrom(Files.readString(DASHBOARD)), targets);
        return targets;
    }

    /** All queries, at whatever depth. */
    private static void collect(Object node, List<Target> into) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("expr") instanceof String expression && map.get("legendFormat") instanceof String legend) {
                into.add(new Target(expression, legend));
            }
            map.values().forEach(child -> collect(child, into));
        } else if (node instanceof Collection<?> list) {
            list.forEach(child -> collect(child, into));
        }
    }
}
