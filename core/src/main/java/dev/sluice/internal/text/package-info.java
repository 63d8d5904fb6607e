/** Texts as they are compared, and as they say what a model was made with. Not exported. */
@NullMarked
package dev.sluice.internal.text;

import org.jspecify.annotations.NullMarked;
