/** The command line {@code sluice}, a class for each command. */
@NullMarked
package dev.sluice.examples;

import org.jspecify.annotations.NullMarked;
