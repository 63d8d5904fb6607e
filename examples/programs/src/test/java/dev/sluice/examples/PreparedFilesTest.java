package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.Interactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What prepare writes: files that are read back as they were, all of them or none, and a word where that cannot be. */
class PreparedFilesTest extends CommandLineFixture {
    @Test
    void everyTextIsReadBackAsItWas() throws IOException {
        Path events = file("odd.csv", "user,item,time\n\"u,1\",7,1\n\"u\"\"2\",\" é\",2\n");
        Path items = file(
                "odd-items.csv",
                "item,title,tags,price,when,nothing\n7,\"a, \"\"b\"\"\r\nc\",x|y,1e-7,2024-01-01,\n \u00e9,,,,,\n"
                        + "\uD834\uDD1E,'#\u6F22',,-0.5,2024-01-01T00:00:00Z,\n");
        Path users = file("odd-users.csv", "user,zip\n\"u,1\",02139\n");
        Path itemsOut = scratch.resolve("items-out.csv.gz");
        Path usersOut = scratch.resolve("users-out.csv");
        Path out = scratch.resolve("out.csv");

        Invocation.of(
                        "prepare",
                        "--config",
                        file("once.yaml", "steps: [duplicate-events]"),
                        "--data",
                        events,
                        "--items",
                        items,
                        "--users",
                        users,
                        "--format",
                        "csv",
                        "--out",
                        out,
                        "--items-out",
                        itemsOut,
                        "--users-out",
                        usersOut)
                .succeeds();

        DatasetReader reader = DatasetReader.of(DataFormat.CSV);
        Dataset before = reader.items(items).users(users).read(events).dataset();
        Dataset after = reader.items(itemsOut).users(usersOut).read(out).dataset();
        assertThat(after.catalogue()).isEqualTo(before.catalogue());
        assertThat(after.hash()).isEqualTo(before.hash());
    }

    @Test
    void whatAFileCannotKeepIsSaid() throws IOException {
        Path out = scratch.resolve("out.csv");
        Invocation prepared = Invocation.of(
                        "prepare",
                        "--config",
                        file("once.yaml", "steps: [duplicate-events]"),
                        "--data",
                        file("ratings.dat", "1::2::5::978300760\n"),
                        "--users",
                        file("users.dat", "1::F::1::10::48067\n"),
                        "--format",
                        "ml-1m",
                        "--out",
                        out,
                        "--users-out",
                        scratch.resolve("users.csv"))
                .succeeds();

        assertThat(prepared.out())
                .contains("Beware: column occupation is read back as numbers")
                .contains("Beware: column zip is read back as numbers")
                .doesNotContain("--items-out");
        assertThat(scratch.resolve("users.csv")).hasContent("user,gender,age,occupation,zip\n1,F,1,10,48067\n");
    }

    @Test
    void aDryRunSaysTheSameAndWritesNothing() throws IOException {
        Path out = scratch.resolve("out.csv");
        Object[] arguments = {
            "prepare",
            "--config",
            file("merge.yaml", "steps: [same-items: {texts: [title, text]}]"),
            "--data",
            file("coded.csv", "user,item,time,code\na,x,1,007\na,y,2,07\na,z,3,1e3\n"),
            "--items",
            file("few-items.csv", "item,title,text\nx,a,b\ny,A,B\nz,c,d\n"),
            "--users",
            file("few-users.csv", "user,zip\na,x\n"),
            "--format",
            "csv",
            "--out",
            out,
            "--users-out",
            scratch.resolve("users.csv")
        };

        for (String form : List.of("", "--json")) {
            Object[] said = form.isEmpty() ? arguments : with(arguments, form);
            String dry = Invocation.of(with(said, "--dry-run")).succeeds().out();
            assertThat(out).doesNotExist();
            assertThat(scratch.resolve("users.csv")).doesNotExist();
            String real = Invocation.of(said).succeeds().out();
            assertThat(withoutMeasures(dry)).isEqualTo(withoutMeasures(real)).contains("out.csv");
            Files.delete(out);
            Files.delete(scratch.resolve("users.csv"));
        }
        Invocation.of(with(arguments, "--items-out", scratch.resolve("none/items.csv"), "--dry-run"))
                .isRefusedSaying("--items-out: there is no folder ");
    }

    /** How long it took and what memory it needed differ from run to run. */
    private static String withoutMeasures(String said) {
        return said.replaceAll("\"(peak_bytes|seconds)\":[^,}]*", "").replaceAll("[0-9,.]+ (MB|s)\\b", "");
    }

    /** While one code is no number, all are texts; then the step leaves numbers alone. */
    @Test
    void columnsOfEventsThatAFileCannotKeepAreSaid() throws IOException {
        Path out = scratch.resolve("out.csv");
        Object[] arguments = {
            "prepare",
            "--config",
            file("liked.yaml", "steps: [positives: {at-least: 1}]"),
            "--data",
            file("coded.csv", "user,item,value,time,code,type\na,x,1,1,7,click\na,y,1,2,1e3,7\na,z,0,3,x,click\n"),
            "--format",
            "csv",
            "--out",
            out
        };

        assertThat(Invocation.of(arguments).succeeds().out())
                .contains("Beware: column code is read back as numbers")
                .doesNotContain("column type");
        assertThat(Invocation.of(with(arguments, "--json")).succeeds().only("out"))
                .containsEntry("read_back_otherwise", List.of("code is read back as numbers"));
    }

    /** Times of milliseconds, read as such, are read back by default, and in milliseconds no other. */
    @Test
    void momentsAreTheSameHoweverOftenTheyArePrepared() throws IOException {
        Path first = scratch.resolve("first.csv");
        Path second = scratch.resolve("second.csv");
        Path steps = file("once.yaml", "steps: [duplicate-events]");
        Object[] arguments = {"prepare", "--config", steps, "--format", "csv", "--times", "milliseconds"};

        Invocation.of(with(
                        arguments,
                        "--data",
                        file("ms.csv", "user,item,time\na,x,1704067200000\na,y,1704067200250\n"),
                        "--out",
                        first))
                .succeeds();
        Invocation.of(with(arguments, "--data", first, "--out", second)).succeeds();

        assertThat(first)
                .hasContent("user,item,value,time\na,x,1,2024-01-01T00:00:00Z\na,y,1,2024-01-01T00:00:00.250Z\n");
        assertThat(second).hasSameTextualContentAs(first);
        Interactions read =
                DatasetReader.of(DataFormat.CSV).read(first).dataset().interactions();
        assertThat(read.time(0)).isEqualTo(1_704_067_200_000L);
        assertThat(read.time(1)).isEqualTo(1_704_067_200_250L);
    }

    @Test
    void allFilesAreWrittenOrNone() throws IOException {
        Path out = file("out.csv", "precious");
        Path itemsOut = scratch.resolve("items.csv");
        Path usersOut = scratch.resolve("users.csv");
        Path events = file("blank.csv", "user,item\na,x\n\" \",x\n");
        Object[] arguments = {
            "prepare",
            "--config",
            file("once.yaml", "steps: [duplicate-events]"),
            "--data",
            events,
            "--format",
            "csv",
            "--out",
            out,
            "--items-out",
            itemsOut,
            "--users-out",
            usersOut
        };

        for (Object[] some : List.of(arguments, with(arguments, "--dry-run"))) {
            Invocation.of(some).failsSaying("user ' ' cannot stand in a csv: its line would be blank");
        }

        assertThat(out).hasContent("precious");
        assertThat(itemsOut).doesNotExist();
        assertThat(usersOut).doesNotExist();
        assertThat(scratch).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void targetsThatCannotBeAreRefused() throws IOException {
        Path out = scratch.resolve("out.csv");
        Object[] arguments = {
            "prepare",
            "--config",
            file("once.yaml", "steps: [duplicate-events]"),
            "--data",
            SAMPLE.resolve("events.csv"),
            "--format",
            "csv",
            "--out",
            out
        };
        Path folder = Files.createDirectory(scratch.resolve("x"));
        Path link = Files.createSymbolicLink(scratch.resolve("link.csv"), out);
        for (Path same : List.of(folder.resolve("../out.csv"), link)) {
            Invocation.of(with(arguments, "--items-out", same))
                    .isRefusedSaying("--items-out must name another file than --out: ");
        }
        Invocation.of(with(arguments, "--items-out", folder))
                .isRefusedSaying("--items-out must name a file, not a folder: ");
        Invocation.of(with(arguments, "--users-out", scratch.resolve("none/users.csv")))
                .isRefusedSaying("--users-out: there is no folder ");
        assertThat(out).doesNotExist();
    }
}
