package dev.sluice;

import dev.sluice.conformance.CandidateGeneratorLaws;
import dev.sluice.conformance.LawCases;

/** A correct generator keeps the laws of generators. */
class TinyGeneratorProperties implements CandidateGeneratorLaws {
    @Override
    public CandidateGenerator generator() {
        return TinyModels::lowest;
    }

    @Override
    public LawCases cases() {
        return LawCases.of(TinyModels.VERSION, TinyModels.USER_ROWS, TinyModels.ITEM_ROWS);
    }

    @Override
    public boolean complete(Query query) {
        return query.user() != Query.UNKNOWN_USER;
    }
}
