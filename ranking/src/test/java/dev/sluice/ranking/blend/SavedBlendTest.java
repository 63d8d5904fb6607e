package dev.sluice.ranking.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blends in versions. */
class SavedBlendTest {
    @TempDir
    private Path directory;

    private PublishedModel publish(ModelRepository.Content content) throws IOException {
        return PublishedModel.in(directory, writer -> {
            writer.catalogue(PublishedModel.catalogue(2, 1));
            content.write(writer);
        });
    }

    @Test
    void aBlendIsTheSameBeforeAndAfter() throws IOException {
        for (String text : List.of("0.1*click - 0.3333333333333333*skip?", "(1 + 10*like?0.02)^0.1 * (1 + click)")) {
            Blend blend = Blend.parse(text);
            try (PublishedModel published = publish(writer -> blend.write(writer, "feed"))) {
                assertThat(Blend.of(published.snapshot(), "feed")).isEqualTo(blend);
            }
        }
    }

    @Test
    void anotherNameOrAnotherTextIsNotFound() throws IOException {
        try (PublishedModel published = publish(writer -> {
            Blend.parse("click").write(writer, "feed");
            Blend.parse("click + like").write(writer, "edited");
            writer.provenance("edited.blend", "click + 2*like");
            writer.provenance("broken.blend", "click +");
        })) {
            assertThatThrownBy(() -> Blend.of(published.snapshot(), "other"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the version's provenance has no other.blend, it has ");
            assertThatThrownBy(() -> Blend.of(published.snapshot(), "edited"))
                    .hasMessage("blend edited must have the id "
                            + Blend.parse("click + 2*like").id() + " of click + 2*like: the version says "
                            + Blend.parse("click + like").id());
            assertThatThrownBy(() -> Blend.of(published.snapshot(), "broken"))
                    .hasMessageContaining("'click +' is none from character 7 on");
        }
    }

    @Test
    void aLoadedBlendWhoseHeadTheScorerLacksFailsWhenTheRankerIsBuilt() throws IOException {
        try (PublishedModel published =
                publish(writer -> Blend.parse("click + watch").write(writer, "feed"))) {
            Blend blend = Blend.of(published.snapshot(), "feed");

            assertThatThrownBy(() -> BlendedRanker.of(FixedScorer.of(List.of("click"), new float[2]), blend))
                    .hasMessage("a blend needs head watch, the scorer has [click]: click + watch");
        }
    }
}
