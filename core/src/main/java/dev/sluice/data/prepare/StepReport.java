package dev.sluice.data.prepare;

import java.util.Map;

/**
 * What a step did.
 *
 * @param name its name in the preparation
 * @param description the step with its settings
 * @param before how much data it was given
 * @param after how much it left
 * @param leftOut events left out, by reason; they add up to what is missing
 * @param notes what else it had to say
 */
public record StepReport(
        String name, String description, Size before, Size after, Map<String, Long> leftOut, Map<String, Long> notes) {}
