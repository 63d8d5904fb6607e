package dev.sluice.ranking.rerank;

import java.util.List;

/** A rule that says how many there must be of a value, and how many a list has so far. Belongs to one thread. */
final class Need {
    private final ListRule rule;
    private final int code;
    private final boolean[] met;
    private final List<Allowance> allowances;
    private int left;
    private int taken;

    /** @param allowances what else the same value has to keep to */
    Need(BoundRule bound, int index, Kinds kinds, int candidates, List<Allowance> allowances) {
        this.rule = bound.rule();
        this.code = bound.code();
        this.met = new boolean[kinds.count()];
        this.allowances = allowances;
        for (int kind = 0; kind < met.length; kind++) {
            met[kind] = kinds.codes(index, kind).length > 0;
        }
        for (int position = 0; position < candidates; position++) {
            left += met[kinds.of(position)] ? 1 : 0;
        }
    }

    void take(int kind) {
        taken += met[kind] ? 1 : 0;
        left -= met[kind] ? 1 : 0;
    }

    void giveBack(int kind) {
        taken -= met[kind] ? 1 : 0;
        left += met[kind] ? 1 : 0;
    }

    /** How many of those that must be are there. */
    int served() {
        return Math.min(rule.least(), taken);
    }

    /** How many of those still missing can be had at places from {@code from} on and before {@code end}. */
    int within(int from, int end) {
        int could = Math.min(Math.min(rule.least() - served(), left), end - from);
        for (Allowance allowance : allowances) {
            could = Math.min(could, allowance.room(code, from, end));
        }
        return could;
    }

    boolean isMet() {
        return taken >= rule.least();
    }

    @Override
    public String toString() {
        return rule + ": " + taken;
    }
}
