package dev.sluice.examples;

import java.io.Console;
import picocli.CommandLine.Help.Ansi;

/** Whether a person watches. */
final class Terminal {
    private static final int CONSOLE_WITHOUT_TERMINAL = 22;

    private Terminal() {}

    /** Whether the process stands at a terminal, so that progress and colour make sense. */
    @SuppressWarnings("SystemConsoleNull") // what null says before 22, isTerminal says after
    static boolean isPresent() {
        Console console = System.console();
        return console != null && (Runtime.version().feature() < CONSOLE_WITHOUT_TERMINAL || isTerminal(console));
    }

    /** Colour at a terminal, unless the person asked for none, as by {@code NO_COLOR}. */
    static Ansi colour() {
        return isPresent() ? Ansi.AUTO : Ansi.OFF;
    }

    /** From 22 on there is a console even where there is no terminal; only it knows. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
