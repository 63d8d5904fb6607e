package dev.sluice.ranking.rerank;

import dev.sluice.Query;
import java.util.List;

/** Says what an application promotes. */
@FunctionalInterface
public interface Promotions {
    /** What is promoted to whoever asks, at distinct places, in any order. */
    List<Promotion> of(Query query);
}
