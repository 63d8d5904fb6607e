package dev.sluice.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that somebody gave to a command, to be given to another. */
record GivenOptions(List<OptionSpec> options) {
    static GivenOptions of(ParseResult given) {
        return new GivenOptions(given.matchedOptions());
    }

    /** Those that another command has too, and not one of these names. */
    GivenOptions of(CommandSpec other, Set<String> without) {
        return new GivenOptions(options.stream()
                .filter(option -> other.optionsMap().containsKey(option.longestName()))
                .filter(option -> !without.contains(option.longestName()))
                .toList());
    }

    /** Those that another command has, but none of these names. */
    List<String> uselessIn(CommandSpec other, Set<String> useful) {
        return of(other, useful).options.stream().map(OptionSpec::longestName).toList();
    }

    /** As words of a command line. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (OptionSpec option : options) {
            List<String> values = option.arity().max() == 0 ? List.of() : option.originalStringValues();
            if (values.size() == 1) {
                words.add(option.longestName() + "=" + values.get(0));
            } else {
                words.add(option.longestName());
                words.addAll(values);
            }
        }
        return words;
    }

    /** Words as they can be typed into a shell. */
    static String typed(List<String> words) {
        return words.stream()
                .map(word -> word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
