package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A query belongs to one version, and a changed copy is a copy in all else. */
class QueryTest {
    private static final ModelVersion VERSION = new ModelVersion("v1");

    @Test
    void allButVersionAndItemsHasADefault() {
        Query query = Query.of(VERSION, ItemSet.all(5)).build();

        assertThat(query.user()).isEqualTo(Query.UNKNOWN_USER);
        assertThat(query.history()).isEqualTo(History.EMPTY);
        assertThat(query.context()).isEmpty();
        assertThat(query.limit()).isEqualTo(10);
        assertThat(query.effort()).isEqualTo(1);
        assertThat(query.explained()).isFalse();
        assertThat(query.cancelled()).isFalse();
    }

    @Test
    void withCopiesAll() {
        AtomicBoolean cancelled = new AtomicBoolean();
        Query query = Query.of(VERSION, ItemSet.of(5, 2))
                .user(3)
                .history(History.of(new int[] {1}, new long[] {2}, new float[] {3}))
                .moment(4)
                .context(Map.of("a", "b"))
                .limit(6)
                .effort(0.5)
                .seed(7)
                .explained()
                .cancellation(cancelled::get)
                .build();
        cancelled.set(true);

        assertThat(query.with().build()).usingRecursiveComparison().isEqualTo(query);
        assertThat(query.with().build().cancelled()).isTrue();
        assertThat(query.with().limit(8).build().limit()).isEqualTo(8);
        assertThat(query.with().allowed(ItemSet.all(5)).build().allowed().size())
                .isEqualTo(4);
        assertThat(query.limit()).isEqualTo(6);
    }

    @Test
    void otherVersionIsRefused() {
        Query query = Query.of(VERSION, ItemSet.all(5)).build();

        assertThatCode(() -> query.require(new ModelVersion("v1"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> query.require(new ModelVersion("v2")))
                .isInstanceOf(VersionMismatchException.class)
                .hasMessage("query is of version v1, expected v2");
    }

    @Test
    void contextIsACopy() {
        Map<String, String> context = new HashMap<>(Map.of("a", "b"));
        Query query = Query.of(VERSION, ItemSet.all(5)).context(context).build();
        context.clear();

        assertThat(query.context()).containsEntry("a", "b");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Query.Builder builder = Query.of(VERSION, ItemSet.all(5));

        assertThatThrownBy(() -> builder.user(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> builder.limit(-1)).hasMessage("limit must be at least 0: -1");
        for (double effort : new double[] {0, -1, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> builder.effort(effort))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("effort must be above 0 and at most 1: " + effort);
        }
    }
}
