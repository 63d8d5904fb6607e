/** What trainers share: their threads and epochs, vectors on the heap, checks of settings. Not exported. */
@NullMarked
package dev.sluice.train.engine;

import org.jspecify.annotations.NullMarked;
