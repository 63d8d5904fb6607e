package dev.sluice.ranking.neural;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Standard output without what one thread prints: ND4J tells there, whoever listens, which operations it has
 * differentiated. Other threads print as before.
 */
final class Muted extends OutputStream {
    private final PrintStream out;
    private final Thread muted = Thread.currentThread();

    private Muted(PrintStream out) {
        this.out = out;
    }

    /** Works, and prints nothing on this thread meanwhile. */
    static synchronized void run(Runnable work) {
        PrintStream out = System.out;
        PrintStream filtered = new PrintStream(new Muted(out), true, Charset.defaultCharset());
        System.setOut(filtered);
        try {
            work.run();
        } finally {
            // Unless the application has chosen another one since.
            if (filtered.equals(System.out)) {
                System.setOut(out);
            }
        }
    }

    @Override
    public void write(int data) {
        if (Thread.currentThread() != muted) {
            out.write(data);
        }
    }

    @Override
    public void write(byte[] data, int from, int count) {
        if (Thread.currentThread() != muted) {
            out.write(data, from, count);
        }
    }
}
