package dev.sluice.examples;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.trec.TrecReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A file of lists, judged while it is read. */
final class RunFile {
    private RunFile() {}

    /**
     * Judges a run.
     *
     * @param reader has read the judgements
     */
    static Evaluation judge(Path run, String system, Evaluator evaluator, Judgements judgements, TrecReader reader)
            throws IOException {
        try (Stream<RankedList> lists = reader.lists(InputFile.of(run))) {
            return evaluator.evaluate(system, judgements, lists);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
