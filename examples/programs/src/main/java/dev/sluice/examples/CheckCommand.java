package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.data.audit.Audit;
import dev.sluice.data.audit.AuditData;
import dev.sluice.data.audit.AuditPart;
import dev.sluice.data.audit.AuditReport;
import dev.sluice.data.audit.AuditSettings;
import dev.sluice.eval.checklist.Check;
import dev.sluice.eval.checklist.CheckResult;
import dev.sluice.eval.checklist.Checklist;
import dev.sluice.eval.checklist.ChecklistReport;
import dev.sluice.eval.checklist.NoDefects;
import dev.sluice.eval.checklist.SplitHolds;
import dev.sluice.eval.split.LeakAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The checklist for a model that is published, and for what it was trained and judged on. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks a published model and the data it learned from; exits with 1 if an item fails.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Expectations expectations = new Expectations();

    @Mixin
    private AuditInput input = new AuditInput();

    @Option(names = "--repo", required = true, paramLabel = "DIR", description = "the repository")
    private Path repo = Path.of("");

    @Mixin
    private SplitOptions split = new SplitOptions();

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "how many users the model answers, evenly chosen (${DEFAULT-VALUE})")
    private int sample = 100;

    @ArgGroup(exclusive = false)
    private Logs logs = new Logs();

    /** Features of the same requests. */
    static final class Logs {
        @Option(
                names = "--served",
                required = true,
                paramLabel = "FILE",
                description = "log of features as they were served")
        @Nullable
        private Path served;

        @Option(
                names = "--recomputed",
                required = true,
                paramLabel = "FILE",
                description = "log of the same features as training makes them")
        @Nullable
        private Path recomputed;
    }

    @Override
    public Integer call() throws IOException {
        AuditSettings settings = console.option(expectations::settings);
        console.option(this::checkedSample);
        input.check(console);
        AuditData data = input.read(console);
        List<Check> checks = new ArrayList<>(new ModelChecks(repo, sample).all());
        checks.add(features());
        AuditReport audit = Audit.of(settings).inspect(training(data));
        checks.add(NoDefects.duplicatePairs(audit));
        checks.add(NoDefects.labelDomain(audit));
        checks.addAll(splits(data.parts()));
        ChecklistReport report = new Checklist(checks).run();
        print(report);
        return report.exitStatus();
    }

    private int checkedSample() {
        if (sample < 1) {
            throw new IllegalArgumentException("--sample must be at least 1: " + sample);
        }
        return sample;
    }

    private Check features() throws IOException {
        return logs.served == null || logs.recomputed == null
                ? () -> CheckResult.skip("point-in-time", "no logs of features were given, see --served, --recomputed")
                : FeatureLogs.compare(logs.served, logs.recomputed);
    }

    private static AuditData training(AuditData data) {
        return new AuditData(data.parts().subList(0, 1), data.items(), data.users());
    }

    /** Of each later part. */
    private List<Check> splits(List<AuditPart> all) {
        if (all.size() == 1) {
            return List.of(() -> CheckResult.skip("split", "no test was given, see --test"));
        }
        SplitChoice choice = split.of(input.format());
        Dataset train = all.get(0).data();
        return all.subList(1, all.size()).stream()
                .<Check>map(later -> {
                    AlignedParts aligned = AlignedParts.of(train, later.data());
                    return new SplitHolds(LeakAudit.of(choice.splitter())
                            .withCatalogue(aligned.catalogue())
                            .inspect(aligned.split()));
                })
                .toList();
    }

    private void print(ChecklistReport report) {
        report.toString().lines().forEach(line -> console.say("%s", line));
        for (CheckResult result : report.results()) {
            console.json(
                    "check", result.id(),
                    "verdict", result.verdict().name(),
                    "reason", result.reason(),
                    "count", result.count(),
                    "examples", result.examples());
        }
        console.json("passed", report.passed());
    }
}
