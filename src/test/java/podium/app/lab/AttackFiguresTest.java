package podium.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;
import podium.lab.attack.Perturbation;
import podium.report.tables.AttackImages;
import podium.report.tables.AttackTable;
import podium.report.tables.FooledTable;
import podium.report.tables.Robustness;

class AttackFiguresTest {
    private static final List<Double> EPSILONS = List.of(1.0, 2.0, 8.0);

    private static AttackImages.Row row(
            String id, double epsilon, boolean right, boolean attacked, boolean fooled, double confidence) {
        return new AttackImages.Row(
                id,
                epsilon,
                new AttackImages.Before(right, right ? 1 : 0, confidence),
                new AttackImages.After(attacked, attacked && fooled, fooled ? 0 : 1),
                new Perturbation(attacked ? (int) epsilon : 0, attacked ? epsilon - 0.1 : 0, 0.9));
    }

    private static List<List<AttackImages.Row>> drawn(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<AttackImages.Row>> images = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            boolean right = random.nextInt(3) > 0;
            boolean attacked = random.nextInt(4) > 0;
            double confidence = random.nextDouble();
            List<AttackImages.Row> image = new ArrayList<>();
            for (double epsilon : EPSILONS) {
                image.add(row("i" + i, epsilon, right, attacked, random.nextBoolean(), confidence));
            }
            images.add(image);
        }
        return images;
    }

    private static AttackFigures figures(List<Double> epsilons, List<List<AttackImages.Row>> images) {
        AttackFigures figures = new AttackFigures("net", epsilons);
        images.forEach(image -> figures.add(
                image.stream().filter(row -> epsilons.contains(row.epsilon())).toList()));
        return figures;
    }

    @Test
    void aRowDependsOnlyOnItsEpsilon() {
        for (int seed = 0; seed < Thorough.count(10, 100); seed++) {
            List<List<AttackImages.Row>> images = drawn(seed);
            List<AttackTable.Row> all = figures(EPSILONS, images).rows();
            for (int at = 0; at < EPSILONS.size(); at++) {
                assertThat(figures(List.of(EPSILONS.get(at)), images).rows()).containsExactly(all.get(at));
            }
        }
    }

    @Test
    void sharesAgreeWithADirectCount() {
        for (int seed = 0; seed < Thorough.count(10, 100); seed++) {
            List<List<AttackImages.Row>> images = drawn(seed);
            AttackFigures figures = figures(EPSILONS, images);
            for (int at = 0; at < EPSILONS.size(); at++) {
                int right = 0;
                int rightFooled = 0;
                int all = 0;
                int allFooled = 0;
                int rightFooledSoFar = 0;
                for (List<AttackImages.Row> image : images) {
                    boolean soFar = false;
                    for (int smaller = 0; smaller <= at; smaller++) {
                        soFar |= image.get(smaller).after().fooled();
                    }
                    AttackImages.Row row = image.get(at);
                    if (row.after().attacked()) {
                        all++;
                        allFooled += row.after().fooled() ? 1 : 0;
                        if (row.before().right()) {
                            right++;
                            rightFooled += row.after().fooled() ? 1 : 0;
                            rightFooledSoFar += soFar ? 1 : 0;
                        }
                    }
                }
                AttackTable.Row row = figures.rows().get(at);
                assertThat(row.success().images()).isEqualTo(right);
                assertThat(row.success().value()).isCloseTo((double) rightFooled / right, within(1e-12));
                assertThat(row.ofAll().images()).isEqualTo(all);
                assertThat(row.ofAll().value()).isCloseTo((double) allFooled / all, within(1e-12));
                assertThat(row.perturbation().linf()).isEqualTo((int) (double) EPSILONS.get(at));
                assertThat(row.perturbation().rms()).isCloseTo(EPSILONS.get(at) - 0.1, within(1e-12));
                FooledTable.Row fooled = figures.fooled().get(at);
                assertThat(fooled.fooled().images()).isEqualTo(right);
                assertThat(fooled.fooled().value()).isCloseTo((double) rightFooledSoFar / right, within(1e-12));
                assertThat(fooled.fooled().value())
                        .isGreaterThanOrEqualTo(row.success().value());
                if (at > 0) {
                    assertThat(fooled.fooled().value())
                            .isGreaterThanOrEqualTo(
                                    figures.fooled().get(at - 1).fooled().value());
                }
            }
        }
    }

    @Test
    void successIsNaNWithoutARightImage() {
        AttackFigures figures = figures(
                EPSILONS,
                List.of(List.of(
                        row("a", 1, false, true, true, 0.5),
                        row("a", 2, false, true, true, 0.5),
                        row("a", 8, false, true, true, 0.5))));
        assertThat(figures.rows().get(2).success().value()).isNaN();
        assertThat(figures.rows().get(2).ofAll().value()).isEqualTo(1);
        assertThat(figures.fooled().get(2).fooled().value()).isNaN();
        assertThat(figures.robustness(1).images()).isZero();
    }

    /** Images with increasing confidence; for each, the epsilon that fools the network, or 9 for none. */
    private static Robustness robustness(int... needed) {
        List<List<AttackImages.Row>> images = new ArrayList<>();
        for (int i = 0; i < needed.length; i++) {
            List<AttackImages.Row> image = new ArrayList<>();
            for (double epsilon : EPSILONS) {
                image.add(row("i" + i, epsilon, true, true, epsilon == needed[i], (i + 1) / 100.0));
            }
            images.add(image);
        }
        return figures(EPSILONS, images).robustness(2009);
    }

    @Test
    void theSentenceFollowsTheCorrelation() {
        assertThat(robustness(1, 1, 1, 1, 1, 2, 2, 2, 8, 8, 9, 9).text())
                .endsWith("Confident images are harder to fool.");
        assertThat(robustness(9, 9, 8, 8, 2, 2, 2, 1, 1, 1, 1, 1).text())
                .endsWith("Confident images are easier to fool.");
        assertThat(robustness(1, 9, 2, 8, 1, 9, 2, 8, 1, 9, 2, 8).text()).contains("They do not show whether");
        assertThat(robustness(9, 9, 9).text()).endsWith("no epsilon fools any of the 3 correctly decided images.");
        assertThat(robustness(2, 2, 2).text()).contains("need the same epsilon");
    }

    private static List<AttackImages.Row> image(double confidence, boolean at1, boolean at2, boolean at8) {
        return List.of(
                row("i", 1, true, true, at1, confidence),
                row("i", 2, true, true, at2, confidence),
                row("i", 8, true, true, at8, confidence));
    }

    /** If epsilons 1 and 8 fool the network but 2 does not, the smallest is 1. */
    @Test
    void robustnessUsesTheSmallestEpsilonThatFools() {
        Robustness robustness = figures(
                        EPSILONS,
                        List.of(
                                image(0.1, true, false, true),
                                image(0.2, false, true, false),
                                image(0.3, false, false, true),
                                image(0.4, false, false, false)))
                .robustness(2009);
        assertThat(robustness.value()).isCloseTo(1, within(1e-12));
        assertThat(robustness.fooled()).isEqualTo(3);
    }
}
