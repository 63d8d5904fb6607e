package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Models that know no taste, or nothing but content: what is popular, new, or like the history. Items a and b are old,
 * c was met by many long ago, d is met of late; nobody has met e.
 */
class UntaughtModelsTest extends CommandLineFixture {
    private static final String EVENTS = """
            user,item,time
            u1,c,100
            u2,c,110
            u3,c,120
            u4,c,130
            u1,a,200
            u2,b,300
            u3,b,400
            u1,d,1000
            u2,d,1010
            """;

    private static final String ITEMS = """
            item,title,genres,published
            a,Space war,sf,5
            b,Space love,romance|sf,10
            c,Cooking,food,20
            d,Cooking at war,food,30
            e,Space cooking,sf,900
            """;

    private static final String USERS = """
            user,country
            u1,de
            u2,de
            u3,fr
            u4,fr
            """;

    @Test
    void aWindowAndAHalfLifeGoByTheLastEvent() throws IOException {
        train("popularity", "--window", "700s").succeeds();
        assertThat(items("u4")).startsWith("d", "b");
        assertThat(provenance())
                .containsEntry("popularity.to", "1970-01-01T00:16:50Z")
                .containsEntry("popularity.events", "3");

        train("popularity", "--half-life", "100s", "--counted", "events").succeeds();
        assertThat(items("u4")).startsWith("d", "b");
        assertThat(provenance())
                .containsEntry("popularity.half-life", "PT1M40S")
                .containsEntry("popularity.counted", "EVENTS");
    }

    @Test
    void aContextIsTheUsersOrThatOfTheRequest() throws IOException {
        train("popularity", "--context", "users:country", "--prior", 0.5).succeeds();
        assertThat(items("u4")).startsWith("b");
        assertThat(items("new")).startsWith("c");
        assertThat(items("new", "--context", "country=de")).startsWith("c", "d");

        train("popularity", "--context", "items:genres").succeeds();
        assertThat(items("new", "--context", "genres=sf")).startsWith("b", "a");
        assertThat(items("new", "--context", "genres=war")).startsWith("c");
    }

    @Test
    void whatIsTrendingIsNotWhatIsPopular() throws IOException {
        train("popularity", "--trending", "400s").succeeds();

        assertThat(items("u4")).startsWith("d");
        assertThat(provenance()).containsEntry("popularity.recent", "PT6M40S");
    }

    @Test
    void theNewestComeFirst() throws IOException {
        train("recent").succeeds();
        assertThat(items("u4").subList(0, 4)).containsExactly("e", "d", "b", "a");
        assertThat(provenance()).containsEntry("recent.published", "published");

        train("recent", "--window", "995s").succeeds();
        assertThat(items("u4").get(0)).isEqualTo("e");
        assertThat(provenance()).containsEntry("recent.outside-window", "2");
    }

    @Test
    void contentFindsWhatNobodyHasMet() throws IOException {
        train("content", "--columns", "title:0.5,genres", "--least-items", 1, "--half-life", "1d")
                .succeeds();

        // u4 has cooked; d is about it, e somewhat.
        assertThat(items("u4").subList(0, 2)).containsExactly("d", "e");
        assertThat(provenance())
                .containsEntry("content.columns", "title:0.5,genres:1.0")
                .containsEntry("content.half-life", "PT24H")
                .containsEntry("content.without-content", "0");
    }

    @Test
    void badOptionsAreRefusedBeforeAnythingIsRead() throws IOException {
        train("popularity", "--window", "soon").isRefusedSaying("a span is like 90d, 12h, 30m, 45s or PT36H: soon");
        train("popularity", "--context", "country")
                .isRefusedSaying("--context must be of users, items or events, such as users:country: country");
        train("popularity", "--trending", "7d", "--window", "7d")
                .isRefusedSaying("--trending goes without --context, --window and --half-life");
        train("popularity", "--prior", "3").isRefusedSaying("--prior goes with --context or --trending");
        train("popularity", "--trending", "7d", "--prior", "-1")
                .isRefusedSaying("prior must be finite and not negative: -1.0");
        train("content", "--columns", "title:much")
                .isRefusedSaying("--columns must have numbers behind colons: title:much");
        train("content", "--most-share", "0").isRefusedSaying("mostShare must be above 0 and at most 1: 0.0");
    }

    @Test
    void badDataNameThemselves() throws IOException {
        train("content", "--columns", "plot")
                .failsSaying("there is no column plot, there are [title, genres, published]");
        train("popularity", "--context", "users:town").failsSaying("there is no column town, there are [country]");
        Path untimed = file("untimed.tsv", SMALL);
        for (String model : List.of("popularity", "recent")) {
            List<Object> arguments = new ArrayList<>(
                    List.of("train", "--model", model, "--train", untimed, "--out", scratch.resolve("models")));
            if (model.equals("popularity")) {
                arguments.addAll(List.of("--trending", "7d"));
            }
            Invocation.of(arguments.toArray())
                    .failsSaying("needs events of different moments, all are of 1970-01-01T00:00:00Z");
        }
    }

    private Invocation train(String model, Object... more) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of(
                "train",
                "--model",
                model,
                "--train",
                file("events.csv", EVENTS),
                "--items",
                file("items.csv", ITEMS),
                "--users",
                file("users.csv", USERS),
                "--out",
                scratch.resolve("models")));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    @SuppressWarnings("unchecked")
    private List<String> items(String user, Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of("recommend", "--repo", scratch.resolve("models"), "--user", user, "--json"));
        arguments.addAll(List.of(more));
        return (List<String>)
                Invocation.of(arguments.toArray()).succeeds().only("items").get("items");
    }

    private Map<String, String> provenance() throws IOException {
        try (ModelRepository repository = ModelRepository.open(scratch.resolve("models"));
                Lease lease = repository.lease()) {
            return lease.snapshot().provenance();
        }
    }
}
