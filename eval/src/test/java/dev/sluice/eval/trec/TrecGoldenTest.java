package dev.sluice.eval.trec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.IdIndex;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.MissingLists;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every measure in the golden files has the value trec_eval 9.0.8 gave it, for every user and for all. */
class TrecGoldenTest {
    private static final Evaluator TREC =
            Evaluator.of(Metrics.of(Preset.TREC).defaults()).withoutIntervals();

    private final TrecReader reader = new TrecReader();

    @Test
    void judgesAsTrecEval() throws IOException {
        assertGolden("trec_eval.tsv", judge(TREC.withMissing(Preset.TREC.missing()), list -> list), Set.of());
    }

    @Test
    void judgesAsTrecEvalComplete() throws IOException {
        Evaluation evaluation = judge(TREC.withMissing(MissingLists.AS_EMPTY), list -> list);

        assertGolden("trec_eval.complete.tsv", evaluation, Set.of("missinguser"));
        assertThat(evaluation.withoutList()).isEqualTo(1);
    }

    @Test
    void judgesAsTrecEvalOnJudgedItems() throws IOException {
        Judgements judgements = reader.judgements(Resources.file("qrels.txt"));
        assertGolden(
                "trec_eval.judgedonly.tsv",
                judge(
                        TREC.withMissing(Preset.TREC.missing()),
                        list -> judgements
                                .truth(list.user())
                                .map(truth -> list.filter(truth::isJudged))
                                .orElse(list)),
                Set.of());
    }

    @Test
    void countsWhoIsLeftOut() throws IOException {
        Evaluation evaluation = judge(TREC.withMissing(MissingLists.LEFT_OUT), list -> list);

        assertThat(evaluation.result("P_5").leftOut()).isEqualTo(Map.of("no judgements", 1, "no list", 1));
        assertThat(evaluation.judged()).isEqualTo(11);
        assertThat(evaluation.unjudged()).isEqualTo(1);
    }

    @Test
    void usersStandInTheOrderOfTheJudgements() throws IOException {
        judge(TREC, list -> list);

        assertThat(reader.users().ids())
                .startsWith("ties", "norel", "short", "perfect")
                .endsWith("norelinqrels");
    }

    private Evaluation judge(Evaluator evaluator, UnaryOperator<RankedList> change) throws IOException {
        Judgements judgements = reader.judgements(Resources.file("qrels.txt"));
        List<RankedList> run = reader.run(Resources.file("run.txt"));
        return evaluator.evaluate("run", judgements, run.stream().map(change));
    }

    private void assertGolden(String file, Evaluation evaluation, Set<String> notPrinted) throws IOException {
        IdIndex users = reader.users();
        Set<String> metrics = new TreeSet<>();
        Set<String> judged = new TreeSet<>(notPrinted);
        int lines = 0;
        for (String line :
                Files.readAllLines(Resources.file(file)).stream().skip(1).toList()) {
            String[] columns = line.split("\t");
            MetricResult result = evaluation.result(columns[1]);
            double value = columns[0].equals("all")
                    ? result.value()
                    : result.users().of(users.row(columns[0])).orElseThrow();
            if (columns[2].equals("-nan")) {
                // trec_eval divides 0 by 0 for an empty list, which here has precision 0, for the user and in the mean.
                assertThat(columns[1]).as(line).isEqualTo("11pt_avg");
                assertThat(value).as(line).isFinite();
            } else {
                assertThat(value).as(line).isCloseTo(Double.parseDouble(columns[2]), within(1e-9));
            }
            metrics.add(columns[1]);
            judged.add(columns[0]);
            lines++;
        }
        assertThat(lines).as("every user and measure").isEqualTo(metrics.size() * (judged.size() - notPrinted.size()));
        assertThat(metrics).isEqualTo(evaluation.results().keySet());
        assertThat(judged).hasSize(evaluation.result("map").users().size() + 1);
    }
}
