package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recommending to many gives what recommending to each gives. */
class RecommendTest extends CommandLineFixture {
    private static final int USERS = 300;

    /** More users than a round has; the last is not in the version. */
    @ParameterizedTest
    @ValueSource(strings = {"als", "bpr", "softmax", "itemknn", "ease", "rp3beta", "graphfilter", "popularity"})
    void manyAtOnceGetWhatEachAloneGets(String model) throws IOException {
        Path repository = knowing(model);
        List<String> users = new ArrayList<>(users());
        users.add("nobody");

        Path together = run(repository, "together", "--users", file("users.txt", String.join("\n", users) + "\n"));

        List<String> alone = Stream.of(0, 1, 17, 255, 256, USERS - 1, USERS)
                .map(users::get)
                .flatMap(user -> lines(repository, user).stream())
                .toList();
        assertThat(Files.readAllLines(together)).hasSize(5 * users.size()).containsSubsequence(alone);
    }

    @Test
    void everybodyIsWhoeverTheVersionHas() throws IOException {
        Path repository = knowing("graphfilter");

        assertThat(run(repository, "all", "--all"))
                .hasSameTextualContentAs(
                        run(repository, "some", "--users", file("users.txt", String.join("\n", users()) + "\n")));
    }

    /** Nobody looks at the lists of a run file one by one: what was wrong with how many stands in a line. */
    @Test
    void whatListsLackIsCounted() throws IOException {
        Path repository = trained(SMALL);
        Path users = file("users.txt", "nobody\nb\na\nnobody else\n");

        Invocation said = Invocation.of(
                "recommend", "--repo", repository, "--users", users, "-n", 2, "--run", scratch.resolve("x.run"));
        assertThat(said.err()).contains("white space");
        users = file("users.txt", "nobody\nb\na\nstranger\n");
        Invocation counted = Invocation.of(
                        "recommend",
                        "--repo",
                        repository,
                        "--users",
                        users,
                        "-n",
                        2,
                        "--run",
                        scratch.resolve("x.run"),
                        "--json")
                .succeeds();

        assertThat(counted.only("run_file"))
                .containsEntry("users", 4)
                .containsEntry("short", 2)
                .containsEntry("degradations", Map.of("UNKNOWN_USER", 2, "FALLBACK", 2, "NOTHING_ALLOWED", 1));
        assertThat(Invocation.of(
                                "recommend",
                                "--repo",
                                repository,
                                "--users",
                                users,
                                "-n",
                                2,
                                "--run",
                                scratch.resolve("x.run"))
                        .succeeds()
                        .out())
                .contains("2 lists have fewer items than asked for", "UNKNOWN_USER: 2 lists");
    }

    /** So many items that a round has one user. */
    @Test
    void listsMayBeLongerThanARoundHasRoomFor() throws IOException {
        Path repository = trained(SMALL);

        assertThat(Invocation.of("recommend", "--repo", repository, "--all", "-n", Integer.MAX_VALUE, "--json")
                        .succeeds()
                        .objects())
                .extracting(line -> line.get("items"))
                .containsExactly(List.of(), List.of("z"), List.of("x"));
    }

    private Path knowing(String model) throws IOException {
        StringBuilder events = new StringBuilder();
        for (int user = 0; user < USERS; user++) {
            for (int item : new int[] {user % 7, user % 11 + 7, user % 13 + 18, user % 17 + 31}) {
                events.append("u").append(user).append("\ti").append(item).append('\n');
            }
        }
        Path repository = scratch.resolve(model);
        Invocation.of(
                        "train",
                        "--model",
                        model,
                        "--train",
                        file("events.tsv", events.toString()),
                        "--out",
                        repository,
                        "--dim",
                        8,
                        "--epochs",
                        3,
                        "--reg",
                        0.1)
                .succeeds();
        return repository;
    }

    private static List<String> users() {
        return IntStream.range(0, USERS).mapToObj(user -> "u" + user).toList();
    }

    private List<String> lines(Path repository, String user) {
        try {
            return Files.readAllLines(run(repository, "alone", "--user", user));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path run(Path repository, String name, Object... who) {
        Path target = scratch.resolve(name + ".run");
        List<Object> arguments = new ArrayList<>(List.of("recommend", "--repo", repository, "-n", 5, "--run", target));
        arguments.addAll(List.of(who));
        Invocation.of(arguments.toArray()).succeeds();
        return target;
    }
}
