/**
 * Preparations that people write down: a YAML file that names steps and their settings. {@code StepTable} is the list
 * of the steps there are.
 */
@NullMarked
package dev.sluice.examples.prepare;

import org.jspecify.annotations.NullMarked;
