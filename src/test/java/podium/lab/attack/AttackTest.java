package podium.lab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import podium.Thorough;
import podium.core.UsageException;
import podium.data.image.GreyImage;
import podium.data.image.RgbImage;
import podium.player.prediction.ImageLoss;
import podium.player.recipe.Target;

/** Tests attacks on linear networks, where the best attack is known exactly. */
class AttackTest {
    private static final int WIDTH = 9;
    private static final int HEIGHT = 7;
    private static final int SAMPLES = 3 * WIDTH * HEIGHT;

    private static RgbImage drawn(long seed) {
        byte[] rgb = new byte[SAMPLES];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) random.nextInt(256);
        }
        return RgbImage.of(WIDTH, HEIGHT, rgb);
    }

    private static float[] weights(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] weights = new float[SAMPLES];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextDouble(-1, 1);
        }
        return weights;
    }

    private static double dot(RgbImage image, float[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (double) weights[i] * (image.rgb()[i] & 0xff);
        }
        return sum;
    }

    private static ImageLoss linear(float[] weights) {
        return (image, gradient) -> {
            System.arraycopy(weights, 0, gradient, 0, weights.length);
            return dot(image, weights);
        };
    }

    /** Returns how far a linear loss can fall in the ball: each sample moves by epsilon, or to 0 or 255. */
    private static double mostFall(RgbImage image, float[] weights, int epsilon) {
        double fall = 0;
        for (int i = 0; i < weights.length; i++) {
            int own = image.rgb()[i] & 0xff;
            fall += (double) Math.abs(weights[i]) * Math.min(epsilon, weights[i] > 0 ? own : 255 - own);
        }
        return fall;
    }

    private static RgbImage attacked(AttackMethod method, RgbImage image, ImageLoss loss, double epsilon) {
        return new GradientAttack(method, 10, 3).on(image, loss).within(epsilon).get(0);
    }

    @ParameterizedTest
    @EnumSource
    void aLinearLossFallsByTheMostThatTheBallAllows(AttackMethod method) {
        for (int epsilon : new int[] {1, 3, 8, 40}) {
            RgbImage image = drawn(epsilon);
            float[] weights = weights(epsilon);
            RgbImage found = attacked(method, image, linear(weights), epsilon);
            assertThat(dot(image, weights) - dot(found, weights))
                    .as(method + " at " + epsilon)
                    .isCloseTo(mostFall(image, weights, epsilon), within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noSampleLeavesTheBall(AttackMethod method) {
        for (double epsilon : new double[] {1, 1.5, 2.99, 16}) {
            RgbImage image = drawn(5);
            RgbImage found = attacked(method, image, linear(weights(9)), epsilon);
            assertThat(Perturbation.of(image, found).linf()).isEqualTo((int) epsilon);
        }
    }

    /** A linear network is fooled if and only if epsilon times the L1 norm of its weights exceeds its margin. */
    @Test
    void aLinearNetworkIsFooledExactlyWhereTheNormExceedsTheMargin() throws IOException {
        byte[] grey = new byte[SAMPLES];
        Arrays.fill(grey, (byte) 128);
        RgbImage image = RgbImage.of(WIDTH, HEIGHT, grey);
        float[] weights = weights(11);
        double norm = 0;
        for (float weight : weights) {
            norm += Math.abs(weight);
        }
        for (int needed : new int[] {2, 5}) {
            double threshold = dot(image, weights) - (needed - 0.5) * norm;
            EpsilonSearch search = new EpsilonSearch(
                    new GradientAttack(AttackMethod.FGSM, 1, 0),
                    image,
                    new Threshold(image, linear(weights), weights, threshold));
            List<AttackResult> found = new ArrayList<>();
            for (double epsilon : new double[] {5, 1, 2, needed - 1}) {
                found.add(search.within(epsilon));
            }
            assertThat(found)
                    .allSatisfy(one -> assertThat(one.after().reached()).isEqualTo(one.epsilon() >= needed));
        }
    }

    private record Threshold(RgbImage image, ImageLoss loss, List<Float> weights, double threshold) implements Plain {
        Threshold(RgbImage image, ImageLoss loss, float[] weights, double threshold) {
            this(image, loss, boxed(weights), threshold);
        }

        private static List<Float> boxed(float[] weights) {
            List<Float> boxed = new ArrayList<>();
            for (float weight : weights) {
                boxed.add(weight);
            }
            return boxed;
        }

        @Override
        public boolean targeted() {
            return false;
        }

        @Override
        public Response look(RgbImage seen) {
            double sum = 0;
            for (int i = 0; i < weights.size(); i++) {
                sum += (double) weights.get(i) * (seen.rgb()[i] & 0xff);
            }
            return new Response(
                    sum < threshold, sum >= threshold, sum < threshold ? 0 : 1, 1, List.of(), List.of(), null);
        }
    }

    /** All samples of a pixel are equal, and each moves by the same number of grey levels. */
    @ParameterizedTest
    @EnumSource
    void aGreyImageStaysGreyUnderAttackOnALossOfItsLuma(AttackMethod method) {
        for (int seed = 0; seed < 5; seed++) {
            RgbImage grey = GreyImage.of(drawn(seed)).rgb();
            float[] ofLuma = new float[SAMPLES];
            GreyImage.addGradient(Arrays.copyOf(weights(seed), SAMPLES / 3), ofLuma);
            RgbImage found = attacked(method, grey, new VictimLoss(linear(ofLuma), true), 8);
            assertThat(GreyImage.of(found).rgb().rgb()).isEqualTo(found.rgb());
            assertThat(found.rgb()).isNotEqualTo(grey.rgb());
        }
        ImageLoss flat = linear(new float[SAMPLES]); // without a gradient PGD stays where it began
        RgbImage grey = GreyImage.of(drawn(1)).rgb();
        RgbImage start = attacked(AttackMethod.PGD, grey, new VictimLoss(flat, true), 8);
        assertThat(GreyImage.of(start).rgb().rgb()).isEqualTo(start.rgb()).isNotEqualTo(grey.rgb());
        RgbImage coloured = attacked(AttackMethod.PGD, grey, flat, 8);
        assertThat(GreyImage.of(coloured).rgb().rgb()).isNotEqualTo(coloured.rgb());
    }

    /** A network whose prediction follows from the image's samples, without classes. */
    private interface Plain extends Case {
        RgbImage image();

        @Override
        default Response before() {
            return look(image());
        }

        @Override
        default double[] presence(RgbImage version, List<Integer> labels) {
            return new double[0];
        }
    }

    /** A network that is fooled if the sum of samples is divisible by 3, which no gradient can follow. */
    private record Fickle(RgbImage image, boolean targeted, ImageLoss loss) implements Plain {
        @Override
        public Response look(RgbImage seen) {
            int sum = 0;
            for (byte sample : seen.rgb()) {
                sum += sample & 0xff;
            }
            return new Response(sum % 3 == 0, sum % 3 != 0, sum % 7, 1, List.of(), List.of(), null);
        }
    }

    private static final List<Double> EPSILONS = List.of(0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0);

    /** Neither the attacked image nor its figures depend on which other epsilons were searched. */
    @ParameterizedTest
    @EnumSource
    void theResultWithinAnEpsilonDependsOnNoOtherEpsilon(AttackMethod method) throws IOException {
        int fooledAndNotAtALarger = 0;
        for (int seed = 0; seed < Thorough.count(30, 300); seed++) {
            for (boolean targeted : new boolean[] {false, true}) {
                GradientAttack attack = new GradientAttack(method, 4, seed);
                Case fickle = new Fickle(drawn(seed), targeted, linear(weights(seed)));
                EpsilonSearch all = new EpsilonSearch(attack, drawn(seed), fickle);
                List<Boolean> fooled = new ArrayList<>();
                for (double epsilon : EPSILONS) {
                    AttackResult among = all.within(epsilon);
                    AttackResult alone = new EpsilonSearch(attack, drawn(seed), fickle).within(epsilon);
                    assertThat(among.image().rgb()).isEqualTo(alone.image().rgb());
                    assertThat(among.perturbation()).isEqualTo(alone.perturbation());
                    assertThat(among.after()).isEqualTo(alone.after());
                    fooled.add(among.fooled());
                }
                fooledAndNotAtALarger += fooled.contains(true) && !fooled.get(fooled.size() - 1) ? 1 : 0;
            }
        }
        assertThat(fooledAndNotAtALarger).isPositive();
    }

    @Test
    void pgdIsAtLeastAsStrongAsFgsmWithinTheSameEpsilon() throws IOException {
        for (int seed = 0; seed < Thorough.count(30, 300); seed++) {
            RgbImage image = drawn(seed);
            Case fickle = new Fickle(image, false, linear(weights(seed)));
            EpsilonSearch fgsm = new EpsilonSearch(new GradientAttack(AttackMethod.FGSM, 4, seed), image, fickle);
            EpsilonSearch pgd = new EpsilonSearch(new GradientAttack(AttackMethod.PGD, 4, seed), image, fickle);
            for (double epsilon : EPSILONS) {
                assertThat(pgd.within(epsilon).fooled() || !fgsm.within(epsilon).fooled())
                        .isTrue();
                assertThat(pgd.within(epsilon).perturbation().linf()).isLessThanOrEqualTo((int) epsilon);
            }
        }
    }

    @Test
    void anImageThatAlreadyReachesTheGoalStaysUnchanged() throws IOException {
        int there = 0;
        for (int seed = 0; seed < 30; seed++) {
            RgbImage image = drawn(seed);
            Case fickle = new Fickle(image, true, linear(weights(seed)));
            AttackResult found =
                    new EpsilonSearch(new GradientAttack(AttackMethod.PGD, 4, seed), image, fickle).within(8);
            assertThat(found.attacked()).isEqualTo(!fickle.before().reached());
            if (!found.attacked()) {
                there++;
                assertThat(found.image()).isSameAs(image);
                assertThat(found.fooled()).isFalse();
            }
        }
        assertThat(there).isBetween(1, 29);
    }

    @Test
    void epsilonsBelowOneGreyLevelChangeNothing() throws IOException {
        RgbImage image = drawn(4);
        Case fickle = new Fickle(image, false, linear(weights(4)));
        EpsilonSearch search = new EpsilonSearch(new GradientAttack(AttackMethod.FGSM, 1, 0), image, fickle);
        for (double epsilon : new double[] {0, 0.99}) {
            assertThat(search.within(epsilon).image()).isSameAs(image);
            assertThat(search.within(epsilon).after()).isEqualTo(fickle.before());
        }
    }

    @Test
    void targetsAreParsedAndWrongOnesRefused() {
        List<String> classes = List.of("cat", "dog");
        assertThat(Target.ofClasses("+cat, -dog", classes).demands())
                .containsExactly(
                        new Target.Demand(Optional.empty(), Optional.of(0)),
                        new Target.Demand(Optional.of(1), Optional.empty()));
        List<String> labels = List.of("background", "cat", "dog");
        assertThat(Target.ofPixels("cat=dog,all=background", labels).demands())
                .containsExactly(
                        new Target.Demand(Optional.of(1), Optional.of(2)),
                        new Target.Demand(Optional.empty(), Optional.of(0)));
        assertThatThrownBy(() -> Target.ofClasses("+owl", classes))
                .isInstanceOf(UsageException.class)
                .hasMessage("target: 'owl' is not a class of this run; expected one of cat, dog");
        assertThat(Target.ofClass("dog", classes).demands())
                .containsExactly(new Target.Demand(Optional.empty(), Optional.of(1)));
        assertThatThrownBy(() -> Target.ofClass("+cat", classes))
                .hasMessageContaining("target: '+cat' is not a class of this run; expected one of cat, dog");
        assertThatThrownBy(() -> Target.ofClasses("cat", classes)).hasMessageContaining("expected +CLASS or -CLASS");
        assertThatThrownBy(() -> Target.ofPixels("+cat", labels)).hasMessageContaining("expected CLASS=CLASS");
        assertThatThrownBy(() -> Target.ofPixels("owl=cat", labels)).hasMessageContaining("'all' stands for every");
    }

    /** The expected value is from scikit-image 0.19.3, {@code structural_similarity(a, b, data_range=255)}. */
    @Test
    void structuralSimilarityEqualsScikitImages() {
        int width = 31;
        int height = 24;
        byte[] a = new byte[3 * width * height];
        byte[] b = new byte[a.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grey = (x * 7 + y * 13) % 256;
                int other = Math.min(255, Math.max(0, grey + (x * y % 11 - 5) * 3));
                for (int channel = 0; channel < 3; channel++) {
                    a[3 * (y * width + x) + channel] = (byte) grey;
                    b[3 * (y * width + x) + channel] = (byte) other;
                }
            }
        }
        RgbImage first = RgbImage.of(width, height, a);
        Perturbation perturbation = Perturbation.of(first, RgbImage.of(width, height, b));
        assertThat(perturbation.ssim()).isCloseTo(0.9688612279261241, within(1e-9));
        assertThat(perturbation.linf()).isEqualTo(15);
        assertThat(Perturbation.of(first, first)).isEqualTo(new Perturbation(0, 0, 1));
    }

    /** Compares the gradient with finite differences, for both kinds of probability and two rows. */
    @Test
    void scoreLossGradientMatchesFiniteDifferences() {
        for (boolean softmax : new boolean[] {false, true}) {
            ScoreLoss loss = new ScoreLoss(new float[] {1, 0, -1, 0}, softmax, -1);
            float[] logits = {0.5f, -1, 2, 0.1f, -0.3f, 1.5f, 0, 1};
            float[] gradient = new float[8];
            loss.value(logits, gradient);
            for (int i = 0; i < logits.length; i++) {
                float[] up = logits.clone();
                float[] down = logits.clone();
                up[i] += 1e-2f;
                down[i] -= 1e-2f;
                double slope = (loss.value(up, new float[8]) - loss.value(down, new float[8])) / (up[i] - down[i]);
                assertThat((double) gradient[i]).isCloseTo(slope, within(1e-4));
            }
        }
    }
}
