package dev.sluice.eval.simulation;

/**
 * A visit, what it was shown, and what came of it.
 *
 * @param visit who came when
 * @param display what was shown
 * @param response what the user did
 * @param mood the user's mood after it, which nobody could log
 * @param leaves whether the user never comes again
 */
public record Session(Visit visit, Display display, Response response, double mood, boolean leaves) {}
