/** Items that speak for other items: neighbours by what users have in common. */
@NullMarked
package dev.sluice.train.neighbours;

import org.jspecify.annotations.NullMarked;
