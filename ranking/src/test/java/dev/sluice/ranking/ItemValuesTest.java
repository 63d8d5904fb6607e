package dev.sluice.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.retrieval.PublishedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemValuesTest {
    @TempDir
    private Path directory;

    private PublishedModel model;

    @BeforeEach
    void publish() throws IOException {
        model = PublishedModel.in(
                directory,
                writer -> writer.catalogue(new Catalogue(
                        new Entities(
                                IdIndex.of(List.of("a", "b", "c")),
                                Map.of(
                                        "category",
                                        TextColumn.of(List.of("", "news", "", "news")),
                                        "genres",
                                        TagColumn.of(List.of(
                                                List.of(), List.of("y", "x", "y"), List.of("z", "x"), List.of())),
                                        "year",
                                        new NumberColumn(new double[4]))),
                        Entities.of(IdIndex.of(List.of())))));
    }

    @AfterEach
    void close() {
        model.close();
    }

    private int[] codes(ItemValues values, int item) {
        return IntStream.range(0, values.count(item))
                .map(place -> values.code(item, place))
                .toArray();
    }

    @Test
    void aTextIsOneCodeAndNoneWhereItIsMissing() {
        ItemValues values = ItemValues.of(model.snapshot(), "category");

        assertThat(values.rows()).isEqualTo(4);
        assertThat(codes(values, 1)).hasSize(1).isEqualTo(codes(values, 3));
        assertThat(codes(values, 2)).isEmpty();
        assertThat(codes(values, 0)).isEmpty();
    }

    @Test
    void tagsAreDistinctAscendingCodes() {
        ItemValues values = ItemValues.of(model.snapshot(), "genres");

        assertThat(codes(values, 1)).hasSize(2).isSorted();
        assertThat(codes(values, 2)).hasSize(2).isSorted().containsAnyOf(codes(values, 1)[0], codes(values, 1)[1]);
        assertThat(codes(values, 3)).isEmpty();
        assertThat(values.codes()).isEqualTo(3);
    }

    @Test
    void aBatchHasTheValuesOfEachItem() {
        ItemValues values = ItemValues.of(model.snapshot(), "genres");
        Candidates candidates = Candidates.of(new int[] {2, 3, 1}, new float[3]);

        BatchValues batch = values.of(candidates);

        assertThat(batch.size()).isEqualTo(4);
        for (int position = 0; position < candidates.size(); position++) {
            assertThat(batch.count(position)).isEqualTo(values.count(candidates.item(position)));
            assertThat(IntStream.range(batch.from(position), batch.to(position))
                            .map(batch::code)
                            .toArray())
                    .isEqualTo(codes(values, candidates.item(position)));
        }
        assertThat(values.of(Candidates.NONE).size()).isZero();
    }

    @Test
    void oneCopyIsMadeForAllThatReadAColumn() {
        assertThat(ItemValues.of(model.snapshot(), "genres")).isSameAs(ItemValues.of(model.snapshot(), "genres"));
        assertThat(ItemValues.of(model.snapshot(), "genres")).isNotSameAs(ItemValues.of(model.snapshot(), "category"));
    }

    @Test
    void otherColumnsAreErrorsThatNameThem() {
        assertThatThrownBy(() -> ItemValues.of(model.snapshot(), "kind"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no column kind, there are [")
                .hasMessageContaining("category")
                .hasMessageContaining("year");
        assertThatThrownBy(() -> ItemValues.of(model.snapshot(), "year"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column year must hold texts or tags: it holds numbers");
    }
}
