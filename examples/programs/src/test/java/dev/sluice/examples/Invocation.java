package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** One call of the command line: its exit code and what it printed. */
record Invocation(int code, String out, String err) {
    static Invocation of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts =
                java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        int code = Sluice.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
        return new Invocation(code, out.toString(), err.toString());
    }

    /** It went well. */
    Invocation succeeds() {
        assertThat(code).as("exit code; it printed %s", err).isZero();
        assertThat(err).isEmpty();
        return this;
    }

    /** It failed with one line that ends like this. */
    Invocation failsSaying(String message) {
        assertThat(err.lines().toList()).as("one line").hasSize(1);
        assertThat(err.strip()).startsWith("sluice: ").endsWith(message);
        assertThat(code).isEqualTo(1);
        return this;
    }

    /** It was wrong usage, and one line says why. */
    Invocation isRefusedSaying(String message) {
        assertThat(err.lines().toList()).as("one line").hasSize(1);
        assertThat(err.strip())
                .startsWith("sluice: ")
                .contains(message)
                .contains("(see sluice")
                .doesNotContain("Exception");
        assertThat(code).as(err).isEqualTo(2);
        return this;
    }

    /** The objects it printed. */
    List<Map<String, Object>> objects() {
        return out.lines().map(Invocation::object).toList();
    }

    /** The objects that have this key. */
    List<Map<String, Object>> objectsWith(String key) {
        return objects().stream().filter(object -> object.containsKey(key)).toList();
    }

    /** The one object that has this key. */
    Map<String, Object> only(String key) {
        List<Map<String, Object>> found = objectsWith(key);
        assertThat(found).as("objects with %s", key).hasSize(1);
        return found.get(0);
    }

    private static Map<String, Object> object(String line) {
        try {
            return JSON.std.mapFrom(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
