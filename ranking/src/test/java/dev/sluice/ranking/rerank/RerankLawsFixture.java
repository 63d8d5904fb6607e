package dev.sluice.ranking.rerank;

import dev.sluice.ModelVersion;
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
    public ModelVersion version() {
        return world.snapshot().version();
    }

    @Override
    public int userRows() {
        return 5;
    }

    @Override
    public int itemRows() {
        return RerankWorld.ITEMS + 1;
    }
}
