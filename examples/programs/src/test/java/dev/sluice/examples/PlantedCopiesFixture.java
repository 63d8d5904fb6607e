package dev.sluice.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The sample with duplicates planted: every fifth item has a copy under another id, which was published a second later
 * and has half of the events. Undone by a preparation, nothing but the ids that are gone tells of it.
 */
abstract class PlantedCopiesFixture extends CommandLineFixture {
    static final String MERGE = """
            steps:
              - positives: {at-least: 0.5}
              - same-items: {texts: [title, text]}
            """;

    static final DataFiles PLAIN =
            new DataFiles(SAMPLE.resolve("events.csv"), SAMPLE.resolve("items.csv"), SAMPLE.resolve("users.csv"));

    /** What commands read, or write. */
    record DataFiles(Path events, Path items, Path users) {}

    static String copy(String item) {
        return item + " copy, \"second\"";
    }

    private static boolean isPlanted(String item) {
        return Integer.parseInt(item.substring(1)) % 5 == 0;
    }

    DataFiles planted() throws IOException {
        return new DataFiles(plantedEvents(), plantedItems(), PLAIN.users());
    }

    private Path plantedItems() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(PLAIN.items())) {
            lines.add(line);
            String[] cells = line.split(",");
            if (!cells[0].equals("item") && isPlanted(cells[0])) {
                cells[0] = "\"" + copy(cells[0]).replace("\"", "\"\"") + "\"";
                cells[6] = Long.toString(Long.parseLong(cells[6]) + 1);
                lines.add(String.join(",", cells));
            }
        }
        return file("planted-items.csv", String.join("\n", lines) + "\n");
    }

    private Path plantedEvents() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(PLAIN.events())) {
            String[] cells = line.split(",", -1);
            if (lines.size() % 2 == 1 && isPlanted(cells[1])) {
                cells[1] = "\"" + copy(cells[1]).replace("\"", "\"\"") + "\"";
            }
            lines.add(String.join(",", cells));
        }
        return file("planted-events.csv", String.join("\n", lines) + "\n");
    }

    static Invocation command(String command, DataFiles data, Object... more) {
        Object[] words = {
            command,
            "--data",
            data.events(),
            "--items",
            data.items(),
            "--users",
            data.users(),
            "--format",
            "csv",
            "--json"
        };
        return Invocation.of(with(words, more));
    }
}
