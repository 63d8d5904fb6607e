package dev.sluice.serving;

import dev.sluice.Query;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelRun;
import dev.sluice.funnel.LoggedRanker;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much of a funnel a request runs through. */
enum Course {
    /** All of it. */
    WHOLE {
        @Override
        FunnelRun run(Funnel funnel, Query query, Runnable whenQuiet) {
            return funnel.run(query, whenQuiet);
        }
    },
    /** All of it, for practice: nothing is logged of it, since nobody will see the answer. */
    REHEARSAL {
        @Override
        FunnelRun run(Funnel funnel, Query query, Runnable whenQuiet) {
            Map<String, String> context = new LinkedHashMap<>(query.context());
            context.remove(LoggedRanker.REQUEST);
            return funnel.run(query.with().context(context).build(), whenQuiet);
        }
    },
    /** The fallback and the filters. */
    FALLBACK {
        @Override
        FunnelRun run(Funnel funnel, Query query, Runnable whenQuiet) {
            return funnel.fallbackRun(query, whenQuiet);
        }
    };

    /** @param whenQuiet run once, whatever becomes of the run, when the last call that works for it has ended */
    abstract FunnelRun run(Funnel funnel, Query query, Runnable whenQuiet);
}
