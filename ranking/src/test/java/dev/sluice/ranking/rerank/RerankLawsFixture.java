package dev.sluice.ranking.rerank;

import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.RankerLaws;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The laws of rankers for one that reads the world's tables. */
abstract class RerankLawsFixture implements RankerLaws {
    @SuppressWarnings("NullAway.Init") // published before any law is tried
    static RerankWorld world;

    @BeforeContainer
    static void publish() {
        world = RerankWorld.publish();
    }

    @AfterContainer
    static void close() {
        world.close();
    }

    @Override
    public LawCases cases() {
        return LawCases.of(world.snapshot().version(), 5, RerankWorld.ITEMS + 1);
    }
}
