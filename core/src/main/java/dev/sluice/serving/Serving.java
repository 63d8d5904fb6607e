package dev.sluice.serving;

import dev.sluice.ModelVersion;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.data.duplicate.ItemAliases;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.GeneratorHealth;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelSnapshot;
import java.time.Instant;
import java.util.List;

/**
 * One version in service: a lease on it and what is made of it once, its funnel above all. Who made it holds it, each
 * request does until the last call that works for it has ended; the lease is given back when nobody does any more.
 */
final class Serving {
    private final ModelSnapshot snapshot;
    private final Funnel funnel;
    private final AllowedItems items;
    private final ItemAliases aliases;
    private final SeenItems seen;
    private final Holds holds;

    private Serving(Lease lease, Funnel funnel, ServingSettings settings) {
        this.snapshot = lease.snapshot();
        this.funnel = funnel;
        snapshot.version().require(funnel.version(), "funnel");
        this.aliases = ItemAliases.of(snapshot.catalogue().items());
        this.items = AllowedItems.of(snapshot.catalogue(), aliases, settings);
        this.seen = settings.seen();
        this.holds = new Holds(() -> {
            funnel.close();
            lease.close();
        });
    }

    /** Takes over the lease: it is given back if this throws. */
    static Serving of(Lease lease, FunnelFactory factory, ServingSettings settings) {
        try {
            return of(lease, factory.funnel(lease.snapshot()), settings);
        } catch (RuntimeException | Error e) {
            lease.close();
            throw e;
        }
    }

    private static Serving of(Lease lease, Funnel funnel, ServingSettings settings) {
        try {
            return new Serving(lease, funnel, settings);
        } catch (RuntimeException | Error e) {
            funnel.close();
            throw e;
        }
    }

    ModelVersion version() {
        return funnel.version();
    }

    Instant published() {
        return snapshot.origin().finished();
    }

    List<GeneratorHealth> generators() {
        return funnel.health();
    }

    /** What its tables and catalogue take on the disk, which is what is mapped of it. */
    long bytes() {
        return snapshot.size().total();
    }

    /** Holds this too, unless the lease was given back. Whoever gets true must {@link #release}. */
    boolean tryHold() {
        return holds.tryHold();
    }

    void release() {
        holds.release();
    }

    /** Answers a request; for those who hold this. */
    Recommendations answer(Request request, Terms terms) {
        Resolution resolution = new Resolution(snapshot, aliases, request);
        Answer answer = new Answer(request, snapshot, aliases, resolution.query(items.now(), seen, terms));
        holds.tryHold(); // for the run's late calls; cannot fail, since this is held
        return answer.of(terms.course().run(funnel, answer.query(), holds::release), resolution.degradations());
    }
}
