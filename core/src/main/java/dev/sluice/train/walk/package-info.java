/** Items reached by random walks over users and items. */
@NullMarked
package dev.sluice.train.walk;

import org.jspecify.annotations.NullMarked;
