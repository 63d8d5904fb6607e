/**
 * How well a system does for some: a metric for each value of an attribute of users or of items. What is known of a
 * request (its device, its hour) is an attribute of the user whose list it asks for, since a user has one list.
 *
 * <p>Null and thread rules are those of {@link dev.sluice.eval}.
 */
@NullMarked
package dev.sluice.eval.slice;

import org.jspecify.annotations.NullMarked;
