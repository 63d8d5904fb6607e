package dev.sluice.examples;

import dev.sluice.data.audit.Audit;
import dev.sluice.data.audit.AuditData;
import dev.sluice.data.audit.AuditReport;
import dev.sluice.data.audit.AuditSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private ReportOption report = new ReportOption();

    @Override
    public Integer call() throws IOException {
        AuditSettings settings = console.option(options::settings);
        input.check(console);
        AuditData data = input.read(console);
        AuditReport found = Audit.of(settings).inspect(data);
        new AuditPrinter(console, data).print(found);
        report.write(() -> new AuditPage(input.parts(), data, settings, found).page(), console);
        return found.clean() ? 0 : Sluice.FAILED;
    }
}
