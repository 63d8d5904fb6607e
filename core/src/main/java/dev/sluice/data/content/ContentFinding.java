package dev.sluice.data.content;

import dev.sluice.ContentPolicy.Verdict;
import java.util.List;

/**
 * What a content rule withholds or limits.
 *
 * @param rule its name
 * @param verdict what it says; {@code DROP} where it failed
 * @param reason as in {@code dropped by nsfw}, or {@code nsfw failed: IllegalStateException: down}, of the first
 * @param items how many
 * @param examples ids of the first of them, at most 10
 */
public record ContentFinding(String rule, Verdict verdict, String reason, int items, List<String> examples) {
    public ContentFinding {
        examples = List.copyOf(examples);
    }
}
