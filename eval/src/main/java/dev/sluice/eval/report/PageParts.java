package dev.sluice.eval.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;

/** What every page is made of: the template, the style, the scripts. */
final class PageParts {
    private static final String LIBRARY = "chart.js";
    /** What may stand in no page: all but line ends and tabs. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

    private PageParts() {}

    static Template template() {
        return Mustache.compiler()
                .emptyStringIsFalse(true)
                .strictSections(true)
                .withEscaper(text -> Escapers.HTML.escape(CONTROL.matcher(text).replaceAll("\uFFFD")))
                .withLoader(name -> new StringReader(resource(name + ".mustache")))
                .compile(resource("page.mustache"));
    }

    static String resource(String name) {
        return read("/dev/sluice/eval/report/" + name);
    }

    /** The bundle of the chart library, in whatever version is there, without the address of its source map. */
    static String chartLibrary() {
        Properties coordinates = new Properties();
        try {
            coordinates.load(new StringReader(read("/META-INF/maven/org.webjars.npm/" + LIBRARY + "/pom.properties")));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String folder = "/META-INF/resources/webjars/" + LIBRARY + "/" + coordinates.getProperty("version");
        return read(folder + "/dist/chart.umd.min.js").replaceFirst("\n//# sourceMappingURL=\\S*\\s*$", "\n");
    }

    private static String read(String path) {
        try (InputStream in = PageParts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + path, broken);
        }
    }
}
