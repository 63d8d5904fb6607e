/**
 * What may be shown: verdicts on items from lists, attributes and scores, combined, audited and applied.
 *
 * <p>A {@link ContentRule} makes a policy for the rows of a catalogue; {@link IdList}, {@link AttributeRule},
 * {@link ScoreRule} and {@link LateVerdicts} are such. {@link ContentRules} combines them under names: the strictest
 * verdict counts. The same rules stand in three places: {@link WithholdItems} keeps what may not be shown from
 * training, {@link ContentRules#filter} keeps it from every scan, and the funnel's last filter, over
 * {@link ContentRules#over(dev.sluice.data.Entities)}, keeps back what was labelled since.
 *
 * <p>All of it fails closed: an item over which a rule throws, and one that a rule does not know, is withheld and
 * counted. Where the unknown is to be let through a rule says so, by {@link ContentRule#ifUnknown}.
 */
@NullMarked
package dev.sluice.data.content;

import org.jspecify.annotations.NullMarked;
