/** What items are about: attributes and words, by which an item is found that nobody has met yet. */
@NullMarked
package dev.sluice.train.content;

import org.jspecify.annotations.NullMarked;
