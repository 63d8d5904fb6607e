package dev.sluice.eval.simulation;

import java.util.List;

/** The categories of the made-up video shop, the largest first, each with the words it is spoken of in. */
final class Categories {
    private static final String TABLE = """
            cooking: noodle broth oven skillet dough pepper roast spice bakery soup grill butter
            football: goal striker keeper derby penalty league coach corner tackle stadium winger final
            music: guitar chord concert piano rhythm melody studio drums violin chorus record ballad
            gaming: quest boss speedrun console puzzle dungeon arcade pixel raid controller level loot
            travel: island train harbour backpack border hostel desert ferry mountain passport coast market
            comedy: sketch prank joke parody stage improv heckler punchline clown satire mimic laughter
            cinema: director trailer scene actor thriller western script camera premiere sequel drama noir
            beauty: lipstick mascara skincare blush serum powder brush palette perfume foundation glow nails
            news: election parliament budget report minister protest treaty court briefing border summit reform
            science: quantum telescope enzyme fossil reactor orbit neuron crystal vaccine plasma glacier genome
            gardening: compost tulip pruning seedling greenhouse tomato hedge orchard mulch rose lawn bulb
            cars: engine gearbox turbo chassis roadster diesel brakes rally coupe torque garage exhaust
            fitness: squat deadlift cardio yoga stretch marathon plank kettlebell sprint core pilates rowing
            history: empire castle treaty pharaoh viking trench dynasty siege legion crusade archive colony
            fashion: denim runway tailor sneaker velvet silk jacket wardrobe vintage collar boots linen
            pets: kitten puppy parrot hamster leash aquarium terrier rabbit feather paw turtle whisker
            crafts: knitting pottery origami quilt chisel loom carving embroidery glaze felt wicker stencil
            finance: savings mortgage pension dividend inflation budget broker ledger loan tax equity bond
            photography: lens shutter portrait exposure tripod darkroom filter macro flash aperture sensor print
            parenting: toddler bedtime stroller nursery homework lullaby daycare teenager crib playground diaper lunchbox
            """;

    private static final List<String> LINES = TABLE.lines().toList();
    private static final List<String> NAMES =
            LINES.stream().map(line -> line.substring(0, line.indexOf(':'))).toList();
    private static final List<List<String>> WORDS = LINES.stream()
            .map(line -> List.of(line.substring(line.indexOf(':') + 2).split(" ")))
            .toList();

    private Categories() {}

    static int count() {
        return NAMES.size();
    }

    static String name(int category) {
        return NAMES.get(category);
    }

    static List<String> words(int category) {
        return WORDS.get(category);
    }
}
