/**
 * The families of models that the command line trains: the options of each, how it is trained, and how a version is
 * asked for its candidates. A family is one class and one constant of {@link dev.sluice.examples.model.Model}.
 */
@NullMarked
package dev.sluice.examples.model;

import org.jspecify.annotations.NullMarked;
