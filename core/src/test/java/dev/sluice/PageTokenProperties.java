package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A token survives as a text, and what is no token is refused. */
class PageTokenProperties {
    @Property
    void whatIsDecodedIsWhatWasEncoded(
            @ForAll @Size(max = 30) List<String> shown, @ForAll long seed, @ForAll long millis) {
        PageToken token = new PageToken(shown, seed, Instant.ofEpochMilli(millis));
        String text = token.encode();

        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(PageToken.decode(text)).isEqualTo(token);
    }

    @Property
    void aTextWithAnErrorIsRefused(
            @ForAll @Size(max = 5) List<String> shown, @ForAll @IntRange(min = 0, max = 1000) int place) {
        String text = new PageToken(shown, 5, Instant.EPOCH).encode();
        // Not the last character, some bits of which are not used.
        int at = place % (text.length() - 1);
        String damaged = text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1);

        assertThatThrownBy(() -> PageToken.decode(damaged)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PageToken.decode(text.substring(0, at))).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void theErrorNamesTheText() {
        assertThatThrownBy(() -> PageToken.decode("next please"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this is no page token, or not all of one: 'next please'");
        assertThatThrownBy(() -> PageToken.decode("")).hasMessage("this is no page token, or not all of one: ''");
        assertThatThrownBy(() -> PageToken.decode("x".repeat(1000)))
                .hasMessage("this is no page token, or not all of one: '" + "x".repeat(40) + "...'");
        PageToken huge = new PageToken(List.of("x".repeat(70_000)), 1, Instant.EPOCH);
        assertThatThrownBy(huge::encode)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("an id is too long for a page token: ");
        assertThatThrownBy(() -> new PageToken(List.of(), 1, Instant.MAX))
                .hasMessageStartingWith("moment must be from ");
    }

    @Example
    void aRequestTakesSeedAndMomentFromTheToken() {
        PageToken token = new PageToken(List.of("a"), 5, Instant.ofEpochMilli(17));
        Request request = Request.forUser("u").after(token).build();

        assertThat(request.after()).contains(token);
        assertThat(request.seed()).hasValue(5);
        assertThat(request.moment()).isEqualTo(Instant.ofEpochMilli(17));
        assertThat(request.toBuilder().build().after()).contains(token);
    }
}
