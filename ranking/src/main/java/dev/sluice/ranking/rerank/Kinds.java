package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/** Candidates that some rules cannot tell apart are of one kind; kinds are numbered from 0. */
final class Kinds {
    private static final int END = -1;

    private final int[] ofCandidates;
    private final List<int[][]> codes = new ArrayList<>();

    Kinds(List<BoundRule> rules, Candidates candidates) {
        this.ofCandidates = new int[candidates.size()];
        Object2IntOpenHashMap<IntArrayList> numbers = new Object2IntOpenHashMap<>();
        for (int position = 0; position < ofCandidates.length; position++) {
            IntArrayList key = new IntArrayList();
            for (BoundRule rule : rules) {
                rule.addCodes(candidates.item(position), key);
                key.add(END);
            }
            if (!numbers.containsKey(key)) {
                numbers.put(key, codes.size());
                codes.add(parts(key, rules.size()));
            }
            ofCandidates[position] = numbers.getInt(key);
        }
    }

    private static int[][] parts(IntArrayList key, int count) {
        int[][] parts = new int[count][];
        int from = 0;
        for (int part = 0; part < count; part++) {
            int to = from;
            while (key.getInt(to) != END) {
                to++;
            }
            parts[part] = key.subList(from, to).toIntArray();
            from = to + 1;
        }
        return parts;
    }

    int count() {
        return codes.size();
    }

    int of(int position) {
        return ofCandidates[position];
    }

    /** The codes of a kind that a rule is about. */
    int[] codes(int rule, int kind) {
        return codes.get(kind)[rule];
    }
}
