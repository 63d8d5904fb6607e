package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A list that keeps to rules while it grows, place by place. Belongs to one thread. */
final class RuledList {
    private final Kinds kinds;
    private final List<Allowance> allowances = new ArrayList<>();
    private final List<Need> needs = new ArrayList<>();
    private int size;

    RuledList(List<BoundRule> rules, Candidates candidates) {
        this.kinds = new Kinds(rules, candidates);
        List<BoundRule> limiting = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).rule().least() == 0) {
                allowances.add(new Allowance(rules.get(i).rule(), i, kinds, candidates.size()));
                limiting.add(rules.get(i));
            }
        }
        for (int i = 0; i < rules.size(); i++) {
            BoundRule need = rules.get(i);
            if (need.rule().least() > 0) {
                List<Allowance> same = IntStream.range(0, limiting.size())
                        .filter(other -> limiting.get(other).limits(need))
                        .mapToObj(allowances::get)
                        .toList();
                needs.add(new Need(need, i, kinds, candidates.size(), same));
            }
        }
    }

    int size() {
        return size;
    }

    int kinds() {
        return kinds.count();
    }

    int kind(int position) {
        return kinds.of(position);
    }

    /** Whether one of the kind may stand at the next place. */
    boolean allows(int kind) {
        for (Allowance allowance : allowances) {
            if (!allowance.allows(kind, size)) {
                return false;
            }
        }
        return true;
    }

    void add(int kind) {
        allowances.forEach(allowance -> allowance.take(kind, size));
        needs.forEach(need -> need.take(kind));
        size++;
    }

    /** What can become of the list of {@code end} places. */
    Outlook outlook(int end) {
        int served = 0;
        int within = 0;
        for (Need need : needs) {
            served += need.served();
            within += need.within(size, end);
        }
        int reach = end;
        for (Allowance allowance : allowances) {
            reach = Math.min(reach, allowance.reach(size, end));
        }
        return new Outlook(served + within, served + Math.min(within, end - size), reach);
    }

    /** What could become of it with one of the kind at the next place. */
    Outlook outlookWith(int kind, int end) {
        add(kind);
        Outlook outlook = outlook(end);
        size--;
        allowances.forEach(allowance -> allowance.giveBack(kind));
        needs.forEach(need -> need.giveBack(kind));
        return outlook;
    }

    /** The needs that are not met, and how far they are. */
    List<String> unmet() {
        return needs.stream().filter(need -> !need.isMet()).map(Need::toString).toList();
    }

    /**
     * What a list can still come to.
     *
     * @param hoped how many of what it must have it would have, were there places enough for all of them
     * @param served how many of what it must have it can have
     * @param reach how many places can be filled
     */
    record Outlook(int hoped, int served, int reach) {
        static final Outlook WORST = new Outlook(-1, -1, -1);

        boolean isBetterThan(Outlook other) {
            return served > other.served || (served == other.served && reach > other.reach);
        }

        boolean keeps(Outlook promise) {
            return served >= promise.hoped && reach >= promise.reach;
        }
    }
}
