package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What weakens popularity bias does so the more, the more of it there is. */
class MitigateTest extends CommandLineFixture {
    private static List<Double> values(List<Map<String, Object>> lines, String key) {
        return lines.stream()
                .map(line -> ((Number) line.get(key)).doubleValue())
                .toList();
    }

    @Test
    void moreOfItWeakensBiasAndWidensWhatIsShown() throws Exception {
        Path report = scratch.resolve("mitigation.html");

        Invocation run = Invocation.of(
                        "mitigate",
                        "--users",
                        1000,
                        "--items",
                        400,
                        "--penalties",
                        "0,0.3,1",
                        "--negatives",
                        "1,8,64",
                        "--judged",
                        400,
                        "--out",
                        report,
                        "--json")
                .succeeds();

        for (String way : List.of("penalty", "negatives")) {
            List<Map<String, Object>> lines = new ArrayList<>(run.objectsWith("mitigation"));
            lines.removeIf(line -> !line.get("mitigation").equals(way));
            assertThat(lines).as(way).hasSize(3);
            assertThat(values(lines, "pri")).as(way).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(values(lines, "pru")).as(way).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(values(lines, "items_for_half")).as(way).isSorted();
            assertThat(values(lines, "cost_high").get(2)).as(way).isNegative();
        }
        assertThat(Files.readString(report))
                .contains("What weakens popularity bias", "Quality by penalty", "All numbers of negatives");
    }

    @Test
    void wrongSettingsAreRefusedBeforeAnyWork() {
        Invocation.of("mitigate", "--penalties", "-1", "--out", scratch.resolve("x.html"))
                .isRefusedSaying("--penalties must be finite and not negative: [-1.0]");
        Invocation.of("mitigate", "--negatives", "0", "--out", scratch.resolve("x.html"))
                .isRefusedSaying("candidates must be at least 1: 0");
        Invocation.of("mitigate", "--judged", 0, "--out", scratch.resolve("x.html"))
                .isRefusedSaying("--judged must be at least 1: 0");
    }
}
