package dev.sluice;

import java.util.List;

/**
 * One recommended item.
 *
 * @param item the application's id
 * @param score the last stage's score; comparable within one answer only
 * @param sources the generators that proposed it, at least one
 * @param contributions what each stage thought of it, in the order of the stages; empty unless the request asked
 */
public record Recommendation(String item, float score, List<String> sources, List<Contribution> contributions) {
    public Recommendation {
        sources = List.copyOf(sources);
        contributions = List.copyOf(contributions);
    }
}
