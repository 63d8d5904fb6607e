/** What is popular: with everybody, of late. */
@NullMarked
package dev.sluice.train.popularity;

import org.jspecify.annotations.NullMarked;
