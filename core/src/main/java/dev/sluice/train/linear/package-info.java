/** Linear models of items: every item a weighted sum of all others, the weights in closed form. */
@NullMarked
package dev.sluice.train.linear;

import org.jspecify.annotations.NullMarked;
