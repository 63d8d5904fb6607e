package dev.sluice.eval.simulation;

import java.util.ArrayList;
import java.util.List;

/** Titles and texts, made of the words of a category and of common ones. */
final class Wording {
    private static final int CATEGORY_WORDS = 6;
    private static final int COMMON_WORDS = 14;

    private static final List<String> OPENINGS = words("""
            Ancient Bold Clever Daring Easy Famous Gentle Hidden Infinite Joyful Kind Little Modern Northern
            Ordinary Perfect Quiet Radiant Secret Timeless Unusual Vivid Wandering Young
            """);
    private static final List<String> CLOSINGS = List.of(
            "after dark",
            "at dawn",
            "by hand",
            "explained",
            "for beginners",
            "for two",
            "from scratch",
            "in one hour",
            "in slow motion",
            "in the rain",
            "on a budget",
            "on the road",
            "revisited",
            "step by step",
            "under the stars",
            "without words");
    private static final List<String> AGAIN = List.of("again", "full", "new upload", "official");
    private static final List<String> COMMON = words("""
            about above across after again against alike almost along already always among another answer around
            arrive autumn away back basic become before begin behind below beside better between beyond bright
            bring broad build busy calm careful carry change choose clear close cold collect common complete
            corner country cover curious daily deep detail different discover distance double dream early easy
            edge enough evening every example expert explain explore family famous fast favourite feeling figure
            finish first flavour follow forest forget fresh friend future gather gentle giant glance good great
            group guide habit half happen hard heart helpful hidden higher holiday home honest hour house idea
            imagine inside instead join journey keep kind large last late learn leave lesson light likely listen
            little lively local long look loud lovely lower lucky magic maker master meaning meet memory method
            middle mind minute mistake modern moment morning mostly move much mystery narrow nature nearly
            neighbour never night noise nothing notice ocean often older once open order other outside over
            owner paper part patient pattern people perfect person picture place plain plan plenty pocket point
            practice problem promise proper public question quick quiet rare ready reason remember river room
            round rule season second secret serious share shelf short show side simple single slow small smart
            smooth someone sound special spring start steady step story strange street strong style sudden
            summer sunny sure surprise table talk team thing think thought through time together tomorrow touch
            town trade trick true trust turn under until upper useful usual value village visit voice wait walk
            warm water weather week whole wide wild window winter wonder wooden word work world worth year
            yellow young
            """);

    private Wording() {}

    /** An opening, two words of the category and a closing. */
    static String title(int category, Luck luck) {
        List<String> own = Categories.words(category);
        int first = luck.at(0).below(own.size());
        int second = (first + 1 + luck.at(1).below(own.size() - 1)) % own.size();
        return String.join(
                " ", pick(OPENINGS, luck.at(2)), own.get(first), own.get(second), pick(CLOSINGS, luck.at(3)));
    }

    /** The title of a near duplicate: the same with a word or two behind it. */
    static String similarTitle(String title, Luck luck) {
        return title + " " + pick(AGAIN, luck);
    }

    /** Some words of the category, then common ones. */
    static String text(int category, Luck luck) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < CATEGORY_WORDS + COMMON_WORDS; i++) {
            text.add(pick(i < CATEGORY_WORDS ? Categories.words(category) : COMMON, luck.at(i)));
        }
        return String.join(" ", text);
    }

    /** The text of a near duplicate: the same but for one word. */
    static String similarText(String text, Luck luck) {
        List<String> words = new ArrayList<>(words(text));
        words.set(luck.at(0).below(words.size()), pick(COMMON, luck.at(1)));
        return String.join(" ", words);
    }

    private static String pick(List<String> words, Luck luck) {
        return words.get(luck.below(words.size()));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
