package podium.data.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The classes that each image shows. Each split has the planned share of every class as exactly as whole images
 * allow. Classes that belong to the same settings appear together more often.
 */
final class SamplePlan {
    private static final int MOST_CLASSES = 4;
    private static final int TRIES = 60;

    private SamplePlan() {}

    /** One set of classes per image, never empty. */
    static List<Set<SampleClass>> deal(int images, Random random) {
        List<SampleClass> deck = deck(images, random);
        List<Set<SampleClass>> hands = new ArrayList<>();
        for (SampleClass first : deck.subList(0, images)) {
            hands.add(EnumSet.of(first));
        }
        for (SampleClass card : deck.subList(images, deck.size())) {
            int best = -1;
            for (int attempt = 0; attempt < TRIES; attempt++) {
                int image = random.nextInt(images);
                if (takes(hands.get(image), card)
                        && (best < 0 || fit(hands.get(image), card) > fit(hands.get(best), card))) {
                    best = image;
                }
            }
            if (best >= 0) {
                hands.get(best).add(card);
            }
        }
        return hands;
    }

    private static List<SampleClass> deck(int images, Random random) {
        List<SampleClass> deck = new ArrayList<>();
        List<SampleClass> kinds = List.of(SampleClass.values());
        for (SampleClass card : kinds) {
            deck.addAll(Collections.nCopies((int) Math.round(card.share() * images), card));
        }
        while (deck.size() < images) {
            deck.add(kinds.get(random.nextInt(kinds.size())));
        }
        Collections.shuffle(deck, random);
        return deck;
    }

    private static boolean takes(Set<SampleClass> hand, SampleClass card) {
        return hand.size() < MOST_CLASSES && !hand.contains(card);
    }

    /** The number of settings in which all the classes belong. */
    private static int fit(Set<SampleClass> hand, SampleClass card) {
        int settings = 0;
        for (SampleSetting setting : SampleSetting.values()) {
            if (card.belongsIn(setting) && hand.stream().allMatch(other -> other.belongsIn(setting))) {
                settings++;
            }
        }
        return Math.min(settings, 1);
    }
}
