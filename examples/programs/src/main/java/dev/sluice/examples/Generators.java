package dev.sluice.examples;

import dev.sluice.CandidateGenerator;
import dev.sluice.examples.model.Model;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.store.ModelSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The generators of a version.
 *
 * @param asked how a model of it is asked
 */
record Generators(ModelSnapshot snapshot, Function<Model, CandidateGenerator> asked) {
    /** The model of fading popularity. */
    static final String TRENDING = "trending";

    /** Every model asked for each query. */
    static Generators served(ModelSnapshot snapshot) {
        return new Generators(snapshot, model -> model.proposing().served(snapshot));
    }

    /** Every model asked for all queries of a round at once. */
    static Generators ahead(ModelSnapshot snapshot, Round round) {
        return new Generators(
                snapshot,
                model -> new AnsweredAhead(
                        model.proposing().served(snapshot), model.proposing().servedAtOnce(snapshot), round));
    }

    /** The names of a version's generators. */
    static String[] names(ModelSnapshot snapshot) {
        return served(snapshot).all().keySet().toArray(String[]::new);
    }

    /**
     * Those of the models that the version holds, by name, and beside those that know users apart what is trending
     * where items come and go, which a catalogue shows by saying when they were published. Without any, popularity.
     */
    Map<String, CandidateGenerator> all() {
        Map<String, CandidateGenerator> generators = new LinkedHashMap<>();
        for (Model model : Model.values()) {
            if (model != Model.POPULARITY && model.isIn(snapshot)) {
                generators.put(model.table(), asked.apply(model));
            }
        }
        boolean knowsUsers = generators.keySet().stream().anyMatch(name -> !name.equals(Model.RECENT.table()));
        if (knowsUsers && Features.knowsPublication(snapshot)) {
            generators.put(TRENDING, PopularCandidates.of(snapshot, TRENDING));
        }
        if (generators.isEmpty()) {
            generators.put(Model.POPULARITY.table(), asked.apply(Model.POPULARITY));
        }
        return generators;
    }
}
