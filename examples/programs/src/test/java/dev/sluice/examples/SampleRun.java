package dev.sluice.examples;

import dev.sluice.examples.retrieve.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A run on the sample data that tests look at and leave as it is. It takes seconds, so there is one for all classes.
 *
 * @param scratch where it is written
 * @param run what it said, in JSON
 */
record SampleRun(Scratch scratch, Invocation run) implements AutoCloseable {
    /** The folder that the run wrote. */
    Path out() {
        return out(scratch);
    }

    /** The repository in it. */
    Path models() {
        return out().resolve("models");
    }

    private static Path out(Scratch scratch) {
        return scratch.path().resolve("run");
    }

    private static SampleRun make() {
        try {
            Scratch scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")));
            return new SampleRun(
                    scratch,
                    CommandLineFixture.runOnSampleInto(out(scratch), "--json").succeeds());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        scratch.close();
    }

    /** Makes the run when the first test asks for it, and takes it away after the last test of all. */
    static final class Once implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == SampleRun.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .getOrComputeIfAbsent(SampleRun.class, key -> make(), SampleRun.class);
        }
    }
}
