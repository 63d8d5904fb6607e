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

    static String copy(String item) {
        return item + " copy, \"second\"";
    }

    static boolean isPlanted(String item) {
        return Integer.parseInt(item.substring(1)) % 5 == 0;
    }

    Path plantedItems() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(SAMPLE.resolve("items.csv"))) {
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

    Path plantedEvents() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(SAMPLE.resolve("events.csv"))) {
            String[] cells = line.split(",", -1);
            if (lines.size() % 2 == 1 && isPlanted(cells[1])) {
                cells[1] = "\"" + copy(cells[1]).replace("\"", "\"\"") + "\"";
            }
            lines.add(String.join(",", cells));
        }
        return file("planted-events.csv", String.join("\n", lines) + "\n");
    }

    Invocation command(String command, Path events, Path items, Path users, Object... more) {
        List<Object> arguments = new ArrayList<>(
                List.of(command, "--data", events, "--items", items, "--users", users, "--format", "csv", "--json"));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }
}
