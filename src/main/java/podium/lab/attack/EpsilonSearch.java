package podium.lab.attack;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import podium.data.image.RgbImage;

/**
 * An attack on one image, within any epsilon. The result within one epsilon does not depend on earlier searches. The
 * image stays unchanged if the original prediction already is what the attacker wants, or if epsilon is below one grey
 * level. Not thread-safe.
 *
 * <pre>{@code
 * EpsilonSearch search = new EpsilonSearch(attack, image, victim.against(image, truth, target));
 * AttackResult weak = search.within(1);
 * AttackResult strong = search.within(8);
 * }</pre>
 */
public final class EpsilonSearch {
    private final Attacker attack;
    private final RgbImage image;
    private final Case under;
    private Attacker.@Nullable Candidates candidates;

    public EpsilonSearch(Attacker attack, RgbImage image, Case under) {
        this.attack = attack;
        this.image = image;
        this.under = under;
    }

    /** Searches the images whose samples differ from the original by at most epsilon grey levels. */
    public AttackResult within(double epsilon) throws IOException {
        if (epsilon < 1 || under.before().reached()) {
            return found(epsilon, image, under.before());
        }
        Attacker.Candidates known = candidates;
        if (known == null) {
            known = attack.on(image, under.loss());
            candidates = known;
        }
        RgbImage best = null;
        Case.Response look = under.before();
        for (RgbImage tried : known.within(epsilon)) {
            Case.Response next = under.look(tried);
            if (best == null || isBetter(next, look)) {
                best = tried;
                look = next;
            }
        }
        return found(epsilon, best == null ? image : best, look);
    }

    /** Evaluates an image that an earlier search found within epsilon. */
    public AttackResult again(double epsilon, RgbImage attacked) {
        return found(epsilon, attacked, under.look(attacked));
    }

    private AttackResult found(double epsilon, RgbImage attacked, Case.Response after) {
        return new AttackResult(epsilon, attacked, Perturbation.of(image, attacked), under.before(), after);
    }

    /**
     * A candidate that reaches the attacker's goal is better. Otherwise, without a target, the lower Dice is better.
     * The earlier candidate wins ties.
     */
    private boolean isBetter(Case.Response next, Case.Response best) {
        return next.reached() == best.reached() ? !under.targeted() && next.dice() < best.dice() : next.reached();
    }
}
