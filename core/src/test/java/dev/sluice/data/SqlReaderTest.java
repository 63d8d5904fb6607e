package dev.sluice.data;

import static dev.sluice.data.Shown.events;
import static dev.sluice.data.Shown.numbers;
import static dev.sluice.data.Shown.tags;
import static dev.sluice.data.Shown.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events, items and users of a real database. */
class SqlReaderTest {
    private static final String ONE = "select 'u' as user, 'i' as item";

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        Properties streaming = new Properties();
        streaming.setProperty("jdbc_stream_results", "true");
        connection = DriverManager.getConnection("jdbc:duckdb:", streaming);
        // One thread, so that rows come in order.
        run("set threads = 1", "set streaming_buffer_size = '1KB'");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void columnsAreFoundByNameAndKeptByType() throws Exception {
        run(
                "create table e(bought timestamp, place integer, note varchar, stars float, item_id bigint, u varchar,"
                        + " price decimal(9, 2), big hugeint, ok boolean)",
                "insert into e values"
                        + " ('2024-05-01 18:30:00.25', 3, 'x', 3.7, 10, 'ü', 1.50, 170141183460469231731687303715884105727, true),"
                        + " ('1969-12-31 23:59:59', null, null, -1, 7, 'v', null, null, null)");

        Dataset data = SqlReader.of(connection)
                .read("select bought as time, place, note, stars as value, item_id, u as user, price, big, ok from e")
                .dataset();

        assertThat(events(data)).containsExactly("ü 10 3.7 1714588200250", "v 7 -1.0 -1000");
        assertThat(data.interactions().columns()).containsOnlyKeys("place", "note", "price", "big", "ok");
        assertThat(data.interactions().column("place")).contains(new NumberColumn(new double[] {3, Double.NaN}));
        assertThat(data.interactions().column("note")).contains(TextColumn.of(List.of("x", "")));
        assertThat(data.interactions().column("price")).contains(new NumberColumn(new double[] {1.5, Double.NaN}));
        assertThat(data.interactions().column("big")).contains(new NumberColumn(new double[] {0x1p127, Double.NaN}));
        assertThat(data.interactions().column("ok")).contains(TextColumn.of(List.of("true", "")));
    }

    @Test
    void requestsAreIdsOfWhateverType() throws Exception {
        run(
                "create table e(u varchar, i varchar, request bigint)",
                "insert into e values ('u', 'a', 1234567890123456789), ('u', 'b', 1234567890123456790), ('v', 'a', null)");

        assertThat(SqlReader.of(connection)
                        .read("select u as user, i as item, request from e")
                        .dataset()
                        .interactions()
                        .column("request"))
                .contains(TextColumn.of(List.of("1234567890123456789", "1234567890123456790", "")));
    }

    @Test
    void itemsAndUsersAreReadToo() throws Exception {
        Dataset data = SqlReader.of(connection)
                .items(
                        "select * from (values (2, 'Zwei', 1999, 'a|b'), (1, 'Eins', null, null)) t(item, title, year, tags)")
                .users("select 'v' as USER_ID, date '2024-05-01' as since")
                .read("select 'u' as user, 1 as item")
                .dataset();

        Entities items = data.catalogue().items();
        assertThat(items.ids().ids()).containsExactly("1", "2");
        assertThat(texts(items, "title")).containsExactly("", "Eins", "Zwei");
        assertThat(numbers(items, "year")).containsExactly(Double.NaN, Double.NaN, 1999);
        assertThat(tags(items, "tags")).containsExactly(List.of(), List.of(), List.of("a", "b"));
        assertThat(texts(data.catalogue().users(), "since")).containsExactly("", "", "2024-05-01T00:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            1714588200; 1714588200000
            1714588200::double + 0.25; 1714588200250
            1714588200.125::decimal(18, 3); 1714588200125
            '2024-05-01T18:30:00+02:00'; 1714581000000
            timestamp '2024-05-01 18:30:00'; 1714588200000
            timestamptz '2024-05-01 18:30:00+02'; 1714581000000
            date '2024-05-01'; 1714521600000
            """)
    void timesAreOfAnyTypeThatHasThem(String time, long millis) throws Exception {
        assertThat(time(SqlReader.of(connection), time)).isEqualTo(millis);
    }

    @Test
    void aTimeWithAZoneIsKnownByItsNameWhereTheTypeDoesNotSayIt() throws Exception {
        ResultSetMetaData columns = stub(
                ResultSetMetaData.class,
                Map.of(
                        "getColumnCount", 1,
                        "getColumnLabel", "time",
                        "getColumnType", Types.TIMESTAMP,
                        "getColumnTypeName", "timestamptz",
                        "getColumnClassName", "java.sql.Timestamp"));
        OffsetDateTime time = OffsetDateTime.parse("2024-05-01T18:30:00+02:00");
        ResultSet answer = stub(ResultSet.class, Map.of("getMetaData", columns, "next", true, "getObject", time));

        try (Statement statement = connection.createStatement();
                SqlRows rows = SqlRows.of(statement, answer, "events query", "events")) {
            assertThat(rows.next().orElseThrow().millis(0, TimeFormat.SECONDS)).isEqualTo(1_714_581_000_000L);
        }
    }

    @Test
    void wholeNumbersAreTheSameIdsInColumnsOfAnyType() throws Exception {
        Dataset data = SqlReader.of(connection)
                .items("select * from (values (7, 'Sieben'), (-20, 'Minus')) t(item, title)")
                .users("select 1000::hugeint as user, 'DE' as country union all select 0, 'FR'")
                .read("select * from (values (1000.000::decimal(9, 3), 7::double), (0.000, -20)) t(user, item)")
                .dataset();

        assertThat(data.catalogue().items().ids().ids()).containsExactly("7", "-20");
        assertThat(data.catalogue().users().ids().ids()).containsExactly("1000", "0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            0.5::double; 0.5
            -0.0::double; 0
            9007199254740992::double; 9007199254740992
            1e300::double; 1.0E300
            0.250::decimal(9, 3); 0.25
            100::decimal(9, 0); 100
            170141183460469231731687303715884105720::hugeint; 170141183460469231731687303715884105720
            """)
    void numbersThatAreIdsAreWrittenSo(String number, String id) throws Exception {
        assertThat(SqlReader.of(connection)
                        .read("select 'u' as user, " + number + " as item")
                        .dataset()
                        .catalogue()
                        .items()
                        .ids()
                        .ids())
                .containsExactly(id);
    }

    @Test
    void whatHasNoZoneIsOfTheOneThatWasStated() throws Exception {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        SqlReader reader = SqlReader.of(connection).times(TimeFormat.MILLISECONDS.withZone(berlin));

        assertThat(time(reader, "timestamp '2024-05-01 18:30:00'")).isEqualTo(1_714_581_000_000L);
        assertThat(time(reader, "1714581000001")).isEqualTo(1_714_581_000_001L);
        assertThatThrownBy(() -> time(reader.times(TimeFormat.SECONDS), "timestamp '2024-05-01 18:30:00'"))
                .hasMessage("events query:1: time has no zone, and none was stated: '2024-05-01T18:30'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            null::varchar; 'i'; 1; 1; user must not be empty
            'u'; null::bigint; 1; 1; item must not be empty
            ''; 'i'; 1; 1; user must not be empty
            'u'; 'i'; null::float; 1; value must be a finite number: null
            'u'; 'i'; 'x'; 1; value must be a finite number: 'x'
            'u'; 'i'; 'inf'::double; 1; value must be a finite number: 'Infinity'
            'u'; 'i'; 'nan'::double; 1; value must be a finite number: null
            'u'; 'i'; 1; null::timestamp; time must not be null
            'u'; 'i'; 1; 1714588200123; time must be whole seconds since 1970, before the year 10000, or ISO 8601: '1714588200123'
            'u'; 'i'; 1; timestamp 'infinity'; time must be whole seconds since 1970, before the year 10000, or ISO 8601: '+294247-01-10T04:00:54.775807'
            """)
    void aMalformedRowNamesItsNumberOrIsCounted(String user, String item, String value, String time, String problem)
            throws Exception {
        String good = ", 'u' as user, 'i' as item, 1 as value, "
                + (time.contains("timestamp") ? "timestamp '2000-01-01'" : "1") + " as time";
        String bad = ", " + user + " as user, " + item + " as item, " + value + " as value, " + time + " as time";
        String query = "select user, item, value, time from (select 1 as n" + good + " union all select 2 as n" + bad
                + " union all select 3 as n" + good + ") order by n";
        String message = "events query:2: " + problem;

        assertThatThrownBy(() -> SqlReader.of(connection).read(query))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
        ReadReport report =
                SqlReader.of(connection).badRows(BadLines.SKIP).read(query).report();
        assertThat(report.events()).isEqualTo(2);
        assertThat(report.samples()).containsExactly(message);
        assertThat(report.users()).isEqualTo(1);
    }

    @Test
    void queriesNeedTheirColumnsAndRows() {
        fails("select 'u' as user", "events query: expected a column item or item_id or itemId, found 'user'");
        fails("select 'u' as user, 'i' as item, 1 as value, 2 as rating", "events query: two columns mean the same");
        fails(ONE + " where false", "events query: no events");
        fails("select nonsense", "events query: Binder Error: ");
        assertThatThrownBy(() -> SqlReader.of(connection)
                        .items("select 'x' as title, 'i' as item")
                        .read(ONE))
                .hasMessage("items query: the first column must be the item: 'title'");
        assertThatThrownBy(() -> SqlReader.of(connection)
                        .users("select 'u' as user union all select 'u'")
                        .read(ONE))
                .hasMessage("users query:2: user comes twice: 'u'");
        assertThatThrownBy(() -> SqlReader.of(connection)
                        .items("select 'i' as item, 'inf'::double as price")
                        .read(ONE))
                .hasMessage("items query:1: price must be a number: 'Infinity'");
        fails(ONE + ", 'inf'::float as price", "events query:1: expected a finite number, found 'Infinity'");
    }

    @Test
    void aSourceThatFailsHalfWaySaysAfterWhichRowAndLeavesTheConnectionAsItWas() throws Exception {
        String failing = "select i as user, case when i = 150000 then error('disk lost') else i end as item"
                + " from range(3000000) t(i)";

        for (BadLines treatment : BadLines.values()) {
            assertThatThrownBy(() -> SqlReader.of(connection).badRows(treatment).read(failing))
                    .isInstanceOf(DataException.class)
                    .hasCauseInstanceOf(SQLException.class)
                    .hasMessageMatching("events query: after row 14\\d\\d\\d\\d: .*disk lost");
        }
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(events(SqlReader.of(connection).read(ONE).dataset())).containsExactly("u i 1.0 0");
    }

    @Test
    void rowsAreReadInATransactionThatIsRolledBackAndSoManyAtATime() throws Exception {
        List<String> calls = new ArrayList<>();

        SqlReader.of(recorded(Connection.class, connection, calls)).fetchSize(7).read(ONE);

        assertThat(calls)
                .containsSubsequence(
                        "setAutoCommit(false)",
                        "setFetchSize(7)",
                        "executeQuery(" + ONE + ")",
                        "close()",
                        "rollback()",
                        "setAutoCommit(true)")
                .doesNotContain("commit()");
    }

    @Test
    void aConnectionThatDoesNotRollBackCommitsByItselfAgain() throws Exception {
        Connection failing = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("rollback")) {
                        throw new SQLException("no rollback");
                    }
                    return call(connection, method, arguments);
                });

        assertThatThrownBy(() -> SqlReader.of(failing).read(ONE))
                .isInstanceOf(DataException.class)
                .hasMessage("database: no rollback");
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void aTransactionThatHadBegunIsLeftAlone() throws Exception {
        connection.setAutoCommit(false);
        run("create table t as " + ONE);

        SqlReader.of(connection).read("from t");

        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(events(SqlReader.of(connection).read("from t").dataset())).containsExactly("u i 1.0 0");
    }

    @Test
    void aConnectionThatIsClosedIsAnError() throws SQLException {
        connection.close();

        assertThatThrownBy(() -> SqlReader.of(connection).read(ONE))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("database: ");
    }

    @Test
    void manyRowsAreReadAsTheyAre() throws Exception {
        Interactions events = SqlReader.of(connection)
                .read("select i % 977 as user, i % 31 as item, i as value, i as time from range(100000) t(i)")
                .dataset()
                .interactions();

        assertThat(events.size()).isEqualTo(100_000);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.time(i)).isEqualTo(1000L * i);
            assertThat(events.value(i)).isEqualTo(i);
            assertThat(events.user(i)).isEqualTo(i % 977 + 1);
            assertThat(events.item(i)).isEqualTo(i % 31 + 1);
        }
    }

    private void fails(String query, String message) {
        assertThatThrownBy(() -> SqlReader.of(connection).read(query))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(message);
    }

    private static long time(SqlReader reader, String time) throws IOException {
        return reader.read(ONE + ", " + time + " as time")
                .dataset()
                .interactions()
                .time(0);
    }

    private void run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What answers so to each method, with nothing to all others. */
    private static <T> T stub(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    // A driver gives an object as no other type than its own.
                    if (method.getName().equals("getObject") && !((Class<?>) arguments[1]).isInstance(answer)) {
                        throw new SQLException("cannot convert to " + arguments[1]);
                    }
                    return answer;
                }));
    }

    /** The same object, and those it makes, with every call written down. */
    private static <T> T recorded(Class<T> type, T object, List<String> calls) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    List<String> shown = new ArrayList<>();
                    for (Object argument : arguments == null ? new Object[0] : arguments) {
                        shown.add(String.valueOf(argument));
                    }
                    calls.add(method.getName() + "(" + String.join(", ", shown) + ")");
                    Object result = call(object, method, arguments);
                    return result instanceof Statement statement && method.getReturnType() == Statement.class
                            ? recorded(Statement.class, statement, calls)
                            : result;
                });
        return type.cast(proxy);
    }

    private static Object call(Object object, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
