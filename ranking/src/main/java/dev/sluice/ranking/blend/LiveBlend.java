package dev.sluice.ranking.blend;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The blend that requests are served with, to be swapped for another at any moment and by any thread. A request asks
 * once and keeps to what it got: those under way end with the blend they began with, those that begin after a swap has
 * returned have the new one.
 *
 * <p>A blend that cannot be served is refused when it is put in, not when a request meets it. One may outlive the model
 * versions whose heads it blends; each ranker that is built on it has all {@link #heads}.
 */
public final class LiveBlend {
    private static final Logger LOG = LoggerFactory.getLogger(LiveBlend.class);

    private final List<String> heads;
    private final AtomicReference<Serving> serving;

    /**
     * Serves with a blend until another is swapped in.
     *
     * @param heads those that this blend and all after it can count on
     * @throws IllegalArgumentException if the blend needs another
     */
    public LiveBlend(Blend first, List<String> heads) {
        this.heads = List.copyOf(heads);
        this.serving = new AtomicReference<>(checked(first));
    }

    /** The heads that blends can count on. */
    public List<String> heads() {
        return heads;
    }

    /** The blend that a request that begins now is served with. */
    public Blend current() {
        return serving().blend;
    }

    /**
     * Serves with this blend from now on.
     *
     * @return the blend before
     * @throws IllegalArgumentException if it needs a head that is not among {@link #heads}; the blend before stays then
     */
    public Blend swap(Blend next) {
        return serving.getAndSet(checked(next)).blend;
    }

    Serving serving() {
        return serving.get();
    }

    private Serving checked(Blend blend) {
        for (BlendTerm term : blend.terms()) {
            if (!heads.contains(term.head())) {
                if (term.ifMissing() == IfMissing.Rule.FAIL) {
                    throw new IllegalArgumentException(
                            "a blend needs head " + term.head() + ", the scorer has " + heads + ": " + blend);
                }
                LOG.warn("no scorer predicts {}, which is missing for every item: {}", term.head(), blend);
            }
        }
        return new Serving(blend, blend.id() + ": " + blend);
    }

    /**
     * A blend in service.
     *
     * @param formula its id and its text, made once
     */
    record Serving(Blend blend, String formula) {}
}
