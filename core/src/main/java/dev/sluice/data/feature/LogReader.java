package dev.sluice.data.feature;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the lines of a log and keeps count of them. Belongs to one thread. */
final class LogReader {
    private final String place;
    private final Consumer<ServedFeatures> reader;
    private long requests;
    private long broken;
    private Optional<String> firstProblem = Optional.empty();

    /** @param place what stands before the number of a line */
    LogReader(String place, Consumer<ServedFeatures> reader) {
        this.place = place;
        this.reader = reader;
    }

    void read(String line) throws IOException {
        Optional<ServedFeatures> served = parsed(line);
        served.ifPresent(reader);
        requests += served.isPresent() ? 1 : 0;
    }

    private Optional<ServedFeatures> parsed(String line) throws IOException {
        try {
            return Optional.of(ServedLine.read(line));
        } catch (JsonProcessingException e) {
            noteBroken(e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            noteBroken(String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private void noteBroken(String why) {
        broken++;
        if (firstProblem.isEmpty()) {
            firstProblem = Optional.of(
                    place + (requests + broken) + ": " + why.lines().findFirst().orElse(""));
        }
    }

    FeatureLogFile.Reading reading() {
        return new FeatureLogFile.Reading(requests, broken, firstProblem);
    }
}
