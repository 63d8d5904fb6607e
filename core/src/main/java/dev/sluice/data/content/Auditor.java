package dev.sluice.data.content;

import dev.sluice.ContentPolicy.Verdict;
import dev.sluice.data.Entities;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges every item and keeps count. Belongs to one thread. */
final class Auditor {
    private static final int EXAMPLES = 10;

    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private int failures;

    /** Counts the items of one reason. */
    private static final class Tally {
        private final Judgement first;
        private final List<String> examples = new ArrayList<>();
        private int items;

        Tally(Judgement first) {
            this.first = first;
        }

        void add(String id) {
            items++;
            if (examples.size() < EXAMPLES) {
                examples.add(id);
            }
        }

        ContentFinding finding() {
            String thrown = first.failure().map(failure -> ": " + failure).orElse("");
            return new ContentFinding(first.rule(), first.verdict(), first.reason() + thrown, items, examples);
        }
    }

    private Auditor() {}

    static ContentAudit audit(Judges judges, Entities items) {
        Auditor auditor = new Auditor();
        for (int item = 1; item < items.rows(); item++) {
            auditor.add(judges.judge(item), items.ids().id(item));
        }
        return new ContentAudit(
                items.rows() - 1,
                auditor.verdicts,
                auditor.failures,
                auditor.tallies.values().stream().map(Tally::finding).toList());
    }

    private void add(Judgement judgement, String id) {
        verdicts.merge(judgement.verdict(), 1, Integer::sum);
        failures += judgement.failure().isPresent() ? 1 : 0;
        if (judgement.verdict() != Verdict.ALLOW) {
            tallies.computeIfAbsent(judgement.reason(), reason -> new Tally(judgement))
                    .add(id);
        }
    }
}
