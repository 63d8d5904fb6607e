package dev.sluice.data.feature;

import dev.sluice.ModelVersion;
import java.util.Optional;

/**
 * A request that was served, in the application's ids.
 *
 * @param id names the request, not empty
 * @param user who asked, if the model knew them
 * @param version the model that answered
 * @param ranker the ranker that read the features
 * @param moment the moment to recommend for
 */
public record ServedRequest(String id, Optional<String> user, ModelVersion version, String ranker, long moment) {
    public ServedRequest {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a request's id must not be empty");
        }
    }
}
