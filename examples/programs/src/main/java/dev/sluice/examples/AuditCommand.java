package dev.sluice.examples;

import dev.sluice.data.audit.Audit;
import dev.sluice.data.audit.AuditData;
import dev.sluice.data.audit.AuditReport;
import dev.sluice.data.audit.AuditSettings;
import dev.sluice.eval.report.HtmlReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks through files for defects before anything is trained on them. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Looks through files for defects; exits with 1 if there are any.")
final class AuditCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private AuditInput input = new AuditInput();

    @Mixin
    private AuditOptions options = new AuditOptions();

    @Option(names = "--report", paramLabel = "FILE", description = "write a page of HTML, too")
    @Nullable
    private Path report;

    @Override
    public Integer call() throws IOException {
        AuditSettings settings = console.option(options::settings);
        input.check(console);
        AuditData data = input.read(console);
        AuditReport found = Audit.of(settings).inspect(data);
        new AuditPrinter(console, data).print(found);
        if (report != null) {
            write(report, new AuditPage(input.parts(), data, settings, found));
        }
        return found.clean() ? 0 : Sluice.FAILED;
    }

    private void write(Path file, AuditPage page) throws IOException {
        OutputFile.write(file, target -> {
            try (var out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
                HtmlReport.write(page.page(), out);
            }
        });
        console.say("The report is @|bold %s|@", file);
        console.json("report", file);
    }
}
