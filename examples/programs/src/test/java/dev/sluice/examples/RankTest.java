package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists from elsewhere, ranked by a version's rankers. */
@Tag("fast-layer")
class RankTest extends CommandLineFixture {
    private static Map<String, List<String>> lists(Path run) throws IOException {
        return Files.readAllLines(run).stream()
                .map(line -> line.split(" "))
                .collect(Collectors.groupingBy(
                        line -> line[0], Collectors.mapping(line -> line[2], Collectors.toList())));
    }

    private Invocation rank(Path models, Path run, Object... more) {
        Object[] words = {"rank", "--repo", models, "--run", run, "--out", scratch.resolve("ranked.run")};
        return Invocation.of(with(words, more));
    }

    @Test
    void itemsStayAndTheirOrderIsTheRankers(SampleRun sample) throws IOException {
        Path given = sample.out().resolve("candidates.run");

        Map<String, Object> told =
                rank(sample.models(), given, "--as", "als", "--json").succeeds().only("run_file");

        Map<String, List<String>> before = lists(given);
        Map<String, List<String>> after = lists(scratch.resolve("ranked.run"));
        assertThat(told).containsEntry("left_out", 0).containsEntry("users", before.size());
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((user, items) -> assertThat(items).hasSameElementsAs(before.get(user)));
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void anEarlierStageMayBeTheLastAndListsBeCut(SampleRun sample) throws IOException {
        Path given = sample.out().resolve("candidates.run");

        rank(sample.models(), given, "--through", "light", "-n", 3).succeeds();

        assertThat(lists(scratch.resolve("ranked.run")).values())
                .allSatisfy(items -> assertThat(items).hasSizeLessThanOrEqualTo(3));
    }

    @Test
    void whatTheVersionDoesNotHaveIsLeftOutAndCounted(SampleRun sample) throws IOException {
        Path given = file("some.run", "u1 Q0 i1 1 3 x\nu1 Q0 nothing 2 2 x\nstranger Q0 i2 1 1 x\n");

        Map<String, Object> told =
                rank(sample.models(), given, "--json").succeeds().only("run_file");

        Set<String> users = new TreeSet<>(lists(scratch.resolve("ranked.run")).keySet());
        assertThat(told).containsEntry("users", 2);
        assertThat((Integer) told.get("left_out")).isPositive();
        assertThat(users).contains("stranger");
    }

    @Test
    void aVersionWithoutRankersSaysWhereTheyComeFrom() throws IOException {
        Path repository = trained(SMALL);
        Path given = file("some.run", "a Q0 x 1 3 x\n");

        Invocation.of("rank", "--repo", repository, "--run", given, "--out", scratch.resolve("o.run"))
                .failsSaying("the version holds no ranker: see train --model logistic, or quickstart");
        Invocation.of("rank", "--repo", scratch, "--run", given, "--out", scratch.resolve("o.run"))
                .failsSaying("is no repository, or nothing was published to it");
    }

    @Test
    void anEmptyFileIsRefused(SampleRun sample) throws IOException {
        rank(sample.models(), file("empty.run", "")).failsSaying("empty.run: expected lists, found an empty file");
    }
}
