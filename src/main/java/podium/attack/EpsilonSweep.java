package podium.attack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.dataset.RgbImage;

/**
 * Attacks an image within growing bounds. What was found in a smaller ball is in the larger one, too, and counts there
 * unless something better is found: so success never falls as epsilon grows, and PGD's never falls behind FGSM's.
 */
public record EpsilonSweep(Attack attack, List<Double> epsilons) {
    public EpsilonSweep {
        epsilons = epsilons.stream().sorted().toList();
    }

    /** One a bound, the smallest first. */
    public List<Found> of(RgbImage image, Case under) throws IOException {
        Case.Look before = under.before();
        Attack.Candidates candidates = attack.on(image, under.loss());
        List<Found> all = new ArrayList<>();
        Candidate best = before.reached() ? new Candidate(image, before) : null;
        for (double epsilon : epsilons) {
            if (epsilon >= 1) {
                for (RgbImage tried : candidates.within(epsilon)) {
                    best = better(best, new Candidate(tried, under.look(tried)), under.targeted());
                }
            }
            RgbImage found = best == null ? image : best.image();
            Case.Look after = best == null ? before : best.look();
            all.add(new Found(epsilon, found, Perturbation.of(image, found), before, after, !before.reached()));
        }
        return all;
    }

    /** What the network says of images that were found before, one a bound, the smallest first. */
    public List<Found> again(RgbImage image, Case under, List<RgbImage> attacked) {
        Case.Look before = under.before();
        List<Found> all = new ArrayList<>();
        for (int i = 0; i < attacked.size(); i++) {
            RgbImage found = attacked.get(i);
            all.add(new Found(
                    epsilons.get(i),
                    found,
                    Perturbation.of(image, found),
                    before,
                    under.look(found),
                    !before.reached()));
        }
        return all;
    }

    private record Candidate(RgbImage image, Case.Look look) {}

    /** What the attacker wants first; then untargeted the lower Dice, targeted the least that does, or the most that does not. */
    private static Candidate better(@Nullable Candidate best, Candidate next, boolean targeted) {
        if (best == null || (next.look().reached() && !best.look().reached())) {
            return next;
        }
        if (best.look().reached() && !next.look().reached()) {
            return best;
        }
        if (targeted) {
            return best.look().reached() ? best : next;
        }
        return next.look().dice() < best.look().dice() ? next : best;
    }
}
