package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The commands on many files, and on what queries answer: of Parquet, CSV and JSON files, and of another database. */
class DataSourcesTest extends CommandLineFixture {
    @Test
    void parquetFilesAreAQueryAway() throws SQLException {
        String csv = SAMPLE.resolve("events.csv").toString();
        duckdb(
                "copy (select * from '" + csv + "' limit 7000) to '" + scratch.resolve("a.parquet") + "'",
                "copy (select * from '" + csv + "' offset 7000) to '" + scratch.resolve("b.parquet") + "'");

        Invocation fromFile = trained("--train", csv, "--format", "csv");
        Invocation fromQuery = trained("--sql", "from '" + scratch.resolve("*.parquet") + "'");

        assertThat(withoutSource(fromQuery)).isEqualTo(withoutSource(fromFile)).containsEntry("events", 13670);
    }

    private static Map<String, Object> withoutSource(Invocation invocation) {
        Map<String, Object> read = new HashMap<>(invocation.only("events"));
        read.remove("data");
        return read;
    }

    @Test
    void queriesOfManyKindsOfFilesGiveWhatTheFilesGive() throws IOException, SQLException {
        Path json = file("e.json", """
                {"who": "a", "what": {"id": 1}, "at": "2024-05-01T10:00:00Z"}
                {"who": "b", "what": {"id": 2}, "at": "2024-05-01T11:00:00Z"}
                """);
        Path csv = file("i.csv", "id;name\n1;One\n2;Two\n3;Three\n");

        Invocation read = trained(
                "--sql",
                "select who as user, what.id as item, \"at\" as time from '" + json + "'",
                "--items-sql",
                "select id as item, name as title from '" + csv + "'",
                "--users-sql",
                "select 'c' as user, 'DE' as country");

        assertThat(read.only("events"))
                .containsEntry("events", 2)
                .containsEntry("users", 3)
                .containsEntry("items", 3);
    }

    @Test
    void runJudgesWhatAQueryAnswers() {
        Invocation run = Invocation.of(withSmallNetwork(
                        "run",
                        "--sql",
                        "from '" + SAMPLE.resolve("events.csv") + "'",
                        "--items-sql",
                        "select item, category, producer from '" + SAMPLE.resolve("items.csv") + "'",
                        "--positives-from",
                        0.5,
                        "--dim",
                        16,
                        "--out",
                        scratch.resolve("run"),
                        "--json"))
                .succeeds();

        assertThat(run.only("events")).containsEntry("events", 13670);
        assertThat(run.objectsWith("system")).isNotEmpty();
    }

    @Test
    void anotherDatabaseIsNamedByItsUrl() throws SQLException {
        String url = "jdbc:duckdb:" + scratch.resolve("shop.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table orders as select 'u' || i % 3 as user, i as item from range(10) t(i)");
        }

        assertThat(trained("--jdbc", url, "--sql", "from orders").only("events"))
                .containsEntry("events", 10)
                .containsEntry("users", 3);
        train("--jdbc", "jdbc:nonesuch:x", "--sql", "from orders")
                .failsSaying("No suitable driver found for jdbc:nonesuch:x");
    }

    @Test
    void aQueryThatFailsAtOnceOrHalfWayPublishesNothing() {
        train("--sql", failing(2_900_000)).failsSaying("disk lost");
        train("--sql", failing(0)).failsSaying("events query: Invalid Input Error: disk lost");
        train("--sql", "select nonsense").failsSaying("LINE 1: select nonsense                ^^^^^^^^");
        train("--sql", "select 1 as user")
                .failsSaying("events query: expected a column item or item_id or itemId, found 'user'");
        train("--sql", "select null as user, 1 as item").failsSaying("events query:1: user must not be empty");
        assertThat(scratch.resolve("models")).doesNotExist();
    }

    @Test
    void aQueryForItemsOrUsersThatFailsAtOnceSaysWhy() {
        String events = "select 1 as user, 1 as item";
        String item = "select case when i = 0 then error('disk lost') else i end as item from range(3000000) t(i)";

        train("--sql", events, "--items-sql", item).failsSaying("items query: Invalid Input Error: disk lost");
        train("--sql", events, "--users-sql", item.replace("item", "user"))
                .failsSaying("users query: Invalid Input Error: disk lost");
    }

    private static String failing(int row) {
        return "select i % 100 as user, case when i = " + row + " then error('disk lost') else i % 7 end as item"
                + " from range(3000000) t(i)";
    }

    @Test
    void malformedRowsAreCountedWhereThatIsAsked() {
        Invocation skipping =
                trained("--sql", "select unnest(['a', null, 'b']) as user, 1 as item", "--skip-bad-lines");

        assertThat(skipping.only("events"))
                .containsEntry("events", 2)
                .containsEntry("skipped_lines", 1)
                .containsEntry("skipped_samples", List.of("events query:2: user must not be empty"));
    }

    @Test
    void manyFilesAreReadAsOneByNameOrByWildcard() throws IOException {
        Path a = file("day-1.tsv", "a\tx\nb\ty\n");
        Path b = scratch.resolve("day-2.tsv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(b))) {
            out.write("c\tx\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(trained("--train", a, b).only("events")).containsEntry("events", 3);
        assertThat(trained("--data", scratch.resolve("day-*.{tsv,tsv.gz}")).only("events"))
                .containsEntry("events", 3)
                .containsEntry("users", 3);
        train("--train", a, file("day-3.tsv", "d\n")).failsSaying("day-3.tsv:1: expected 2 to 4 columns, found 1");
        train("--train", scratch.resolve("none-*")).failsSaying("no file matches none-*");
        train("--train", a, a).failsSaying("a file of events comes twice: " + a);
    }

    @Test
    void timesAreReadAsStated() throws IOException {
        Path local = file("local.csv", "user,item,time\nu,i,2024-05-01 10:00\n");
        Path millis = file("millis.csv", "user,item,time\nu,i,1714588200123\n");

        train("--train", local, "--format", "csv")
                .failsSaying("local.csv:2: time has no zone, and none was stated: '2024-05-01T10:00'");
        trained("--train", local, "--format", "csv", "--zone", "Europe/Berlin");
        train("--train", millis, "--format", "csv")
                .failsSaying("millis.csv:2: time must be whole seconds since 1970, before the year 10000, or ISO 8601"
                        + " with a zone: '1714588200123'");
        trained("--train", millis, "--format", "csv", "--times", "milliseconds");
        train("--train", local, "--zone", "Nowhere").isRefusedSaying("--zone");
        train("--train", local, "--times", "days").isRefusedSaying("--times");
    }

    @Test
    void eventsComeFromFilesOrFromAQuery() {
        train("--sql", "select 1", "--train", "x").isRefusedSaying("--sql");
        train().isRefusedSaying("--sql");
        train("--sql", "select 1", "--items", "x").isRefusedSaying("--items-sql");
        train("--sql", "select 1", "--format", "csv").isRefusedSaying("--format goes with --data");
        train("--train", "x", "--items-sql", "select 1").isRefusedSaying("go with --sql");
        train("--train", "x", "--jdbc", "jdbc:duckdb:").isRefusedSaying("go with --sql");
        train("--train", "").isRefusedSaying("a path must not be empty");
        Invocation.of("run", "--data", "x", "--out", scratch.resolve("run")).isRefusedSaying("--data needs a --format");
        assertThat(scratch).isEmptyDirectory();
    }

    private Invocation trained(Object... source) {
        return train(source).succeeds();
    }

    private Invocation train(Object... source) {
        List<Object> arguments = new ArrayList<>(List.of("train", "--model", "popularity", "--json"));
        arguments.addAll(List.of(source));
        arguments.addAll(List.of("--out", scratch.resolve("models")));
        return Invocation.of(arguments.toArray());
    }

    private static void duckdb(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
