package dev.sluice;

import dev.sluice.conformance.CandidateGeneratorLaws;

/** A correct generator keeps the laws of generators. */
class TinyGeneratorProperties implements CandidateGeneratorLaws {
    @Override
    public CandidateGenerator generator() {
        return TinyModels::lowest;
    }

    @Override
    public ModelVersion version() {
        return TinyModels.VERSION;
    }

    @Override
    public int userRows() {
        return TinyModels.USER_ROWS;
    }

    @Override
    public int itemRows() {
        return TinyModels.ITEM_ROWS;
    }

    @Override
    public boolean complete(Query query) {
        return query.user() != Query.UNKNOWN_USER;
    }
}
