package dev.sluice.data.content;

import dev.sluice.ContentPolicy;
import dev.sluice.ContentPolicy.Verdict;
import dev.sluice.data.Entities;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Verdicts that arrive while a version is served: from people who report, from a model that is slower. They hold from
 * the next question on, over every version, until the next one is made of data that know them. Items of which nothing
 * is said are allowed, so that beside other rules late verdicts can only be stricter.
 *
 * <p>Safe for use by many threads. Kept in memory alone: what must outlive the process is the application's to store.
 */
public final class LateVerdicts implements ContentRule {
    private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();

    /** None yet. */
    public LateVerdicts() {}

    /** From now on this is the verdict on an item, whether a catalogue has it or not. */
    public void put(String id, Verdict verdict) {
        verdicts.put(id, verdict);
    }

    /** Nothing is said of an item any more. */
    public void remove(String id) {
        verdicts.remove(id);
    }

    /** Of how many items something is said. */
    public int size() {
        return verdicts.size();
    }

    @Override
    public ContentPolicy over(Entities items) {
        return item -> verdicts.isEmpty()
                ? Verdict.ALLOW
                : verdicts.getOrDefault(items.ids().id(item), Verdict.ALLOW);
    }

    @Override
    public String toString() {
        return "LateVerdicts[" + size() + "]";
    }
}
