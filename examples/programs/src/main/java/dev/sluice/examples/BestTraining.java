package dev.sluice.examples;

import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.eval.tuning.TrialResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * What was given to a search, handed on to its trials and to the training of what is best.
 *
 * @param given to the search
 * @param space of what is drawn, which is not handed on
 */
record BestTraining(ParseResult given, SearchSpace space, Budgets budgets) {
    /** What the search itself makes of these, or says for itself. */
    private static final Set<String> OF_SEARCH = Set.of("--out", "--epochs", "--metric", "--validate", "--json");

    /** Those of some options that every trial has. */
    List<String> ofTrials(Class<?> options) {
        return given(CommandSpec.forAnnotatedObject(options), Set.of());
    }

    /** The words of the command line that trains what is best, on all the data. */
    List<String> words(TrialResult best, String repository) {
        List<String> words = new ArrayList<>(List.of("train"));
        words.addAll(given(CommandSpec.forAnnotatedObject(new Train()), OF_SEARCH));
        if (budgets == Budgets.EPOCHS) {
            words.add("--epochs=" + best.budget());
        }
        words.addAll(TuningTrial.words(best.settings()));
        words.add("--out=" + repository);
        return words;
    }

    /** The same as it is typed. */
    String command(TrialResult best, String repository) {
        return "sluice " + GivenOptions.typed(words(best, repository));
    }

    private List<String> given(CommandSpec other, Set<String> without) {
        Set<String> left = new HashSet<>(without);
        space.parameters().keySet().forEach(name -> left.add("--" + name));
        return GivenOptions.of(given).of(other, left).words();
    }
}
