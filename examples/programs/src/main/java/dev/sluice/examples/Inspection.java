package dev.sluice.examples;

import dev.sluice.eval.behaviour.SuiteResult;
import dev.sluice.eval.slice.SliceReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a close look at the whole funnel shows, beside its quality for all.
 *
 * @param ofUsers slices by the attributes of users
 * @param unsliced how many values the attributes have that make no slices
 * @param ofItems slices by the kinds of items
 * @param behaviour whether it does what is expected of it
 * @param probabilities of the light ranker beside what came true, if there is such a ranker
 * @param bias what its lists show, and whom they favour
 */
record Inspection(
        List<SliceReport> ofUsers,
        Map<String, Integer> unsliced,
        List<SliceReport> ofItems,
        SuiteResult behaviour,
        Optional<LightProbabilities> probabilities,
        BiasFindings bias) {}
