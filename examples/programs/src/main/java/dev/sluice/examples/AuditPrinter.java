package dev.sluice.examples;

import dev.sluice.data.audit.AuditData;
import dev.sluice.data.audit.AuditReport;
import dev.sluice.data.audit.Finding;

/** Prints what an audit found. */
final class AuditPrinter {
    private final Console console;
    private final AuditData data;

    AuditPrinter(Console console, AuditData data) {
        this.console = console;
        this.data = data;
    }

    void print(AuditReport report) {
        report.findings().forEach(this::print);
        report.notChecked().forEach((code, why) -> console.say("@|faint %-17s not looked for: %s|@", code.name(), why));
        if (report.clean()) {
            console.say("@|bold,green No finding|@ in %,d events", events(data));
        } else {
            console.say("@|bold,red Not clean|@: %,d events (--allow CODE for findings that are known)", events(data));
        }
    }

    static long events(AuditData data) {
        return data.parts().stream()
                .mapToLong(part -> part.data().interactions().size())
                .sum();
    }

    private static String counted(Finding finding) {
        String many = finding.code().counted();
        return finding.count() == 1 ? many.substring(0, many.length() - 1) : many;
    }

    private void print(Finding finding) {
        console.say("@|bold,red %-17s|@ @|bold %,d %s|@", finding.code().name(), finding.count(), counted(finding));
        console.say("  %s", finding.code().meaning());
        finding.examples().forEach(example -> console.say("  @|faint %s|@", example));
        console.json(
                "code",
                finding.code().name(),
                "count",
                finding.count(),
                "of",
                finding.code().counted(),
                "meaning",
                finding.code().meaning(),
                "examples",
                finding.examples());
    }
}
