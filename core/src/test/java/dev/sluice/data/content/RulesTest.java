package dev.sluice.data.content;

import static dev.sluice.ContentPolicy.Verdict.ALLOW;
import static dev.sluice.ContentPolicy.Verdict.DROP;
import static dev.sluice.ContentPolicy.Verdict.LIMIT;
import static dev.sluice.ContentPolicy.Verdict.UNKNOWN;
import static dev.sluice.data.content.Items.verdicts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ContentPolicy;
import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Verdicts on attributes and scores, and those that come late. */
class RulesTest {
    private static final Entities ITEMS = Items.of(
            4,
            Map.of(
                    "policy", TextColumn.of(List.of("", "allowed", "harmful", "", "Allowed")),
                    "tags",
                            TagColumn.of(List.of(
                                    List.of(),
                                    List.of("cats"),
                                    List.of("gore", "cats"),
                                    List.of(),
                                    List.of("gore", "porn"))),
                    "nsfw", new NumberColumn(new double[] {Double.NaN, 0.2, 0.5, Double.NaN, 0.9})));

    @Test
    void textsHaveTheVerdictsOfTheirValues() {
        AttributeRule rule = AttributeRule.of("policy", Map.of("allowed", ALLOW, "harmful", DROP));

        assertThat(verdicts(rule, ITEMS)).containsExactly(ALLOW, DROP, UNKNOWN, UNKNOWN);
        assertThat(verdicts(new AttributeRule("policy", Map.of("harmful", DROP), LIMIT), ITEMS))
                .containsExactly(LIMIT, DROP, LIMIT, LIMIT);
        assertThat(rule)
                .hasToString("AttributeRule[column=policy, verdicts={allowed=ALLOW, harmful=DROP}, others=UNKNOWN]");
    }

    @Test
    void ofTagsTheStrictestCounts() {
        Map<String, ContentPolicy.Verdict> verdicts = Map.of("gore", LIMIT, "porn", DROP);

        assertThat(verdicts(new AttributeRule("tags", verdicts, ALLOW), ITEMS))
                .containsExactly(ALLOW, LIMIT, ALLOW, DROP);
        assertThat(verdicts(AttributeRule.of("tags", verdicts), ITEMS)).containsExactly(UNKNOWN, LIMIT, UNKNOWN, DROP);
    }

    @Test
    void scoresReachTheirThresholds() {
        ItemScores scores = ItemScores.column("nsfw");

        assertThat(verdicts(new ScoreRule(scores, 0.5, 0.9), ITEMS)).containsExactly(ALLOW, LIMIT, UNKNOWN, DROP);
        assertThat(verdicts(ScoreRule.dropping(scores, 0.5), ITEMS)).containsExactly(ALLOW, DROP, UNKNOWN, DROP);
        assertThat(verdicts(ScoreRule.dropping(scores, 0.5).ifUnknown(LIMIT), ITEMS))
                .containsExactly(ALLOW, DROP, LIMIT, DROP);
        assertThat(ScoreRule.dropping(scores, 0.5).ifUnknown(LIMIT))
                .hasToString(
                        "ScoreRule[scores=ScoreColumn[column=nsfw], limitFrom=0.5, dropFrom=0.5], LIMIT if unknown");
    }

    @Test
    void whatIsUnknownMayBeAllowedAndWhatThrowsMayNot() {
        ContentPolicy policy = Items.saying(UNKNOWN).ifUnknown(ALLOW).over(ITEMS);

        assertThat(policy.verdict(1)).isEqualTo(ALLOW);
        assertThatThrownBy(() -> policy.verdict(2)).hasMessage("model is down");
    }

    @Test
    void lateVerdictsHoldFromTheNextQuestionOn() {
        LateVerdicts late = new LateVerdicts();
        ContentPolicy policy = late.over(ITEMS);
        assertThat(policy.verdict(2)).isEqualTo(ALLOW);

        late.put("i2", DROP);
        late.put("of another catalogue", DROP);

        assertThat(verdicts(late, ITEMS)).containsExactly(ALLOW, DROP, ALLOW, ALLOW);
        assertThat(policy.verdict(2)).isEqualTo(DROP);
        assertThat(late.size()).isEqualTo(2);
        late.remove("i2");
        assertThat(policy.verdict(2)).isEqualTo(ALLOW);
    }

    @Test
    void whatARuleReadsMustBeThereAndBeOfItsKind() {
        assertThatThrownBy(() -> AttributeRule.of("label", Map.of()).over(ITEMS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no column label, there are [");
        assertThatThrownBy(() -> AttributeRule.of("nsfw", Map.of()).over(ITEMS))
                .hasMessage("column nsfw must hold texts or tags: it is empty, or holds numbers");
        assertThatThrownBy(() -> ItemScores.column("tags").over(ITEMS))
                .hasMessage("column tags must hold numbers: it holds texts or tags");
        assertThatThrownBy(() -> new ScoreRule(ItemScores.column("nsfw"), 0.9, 0.5))
                .hasMessage("limitFrom must be at most dropFrom: 0.9, 0.5");
        assertThatThrownBy(() -> ScoreRule.dropping(ItemScores.column("nsfw"), Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
