package podium.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;

class ConfusionMatrixTest {
    /** The rows are the truth: background 5 1 0, first class 2 3 0; the second class occurs in neither. */
    @Test
    void figuresEqualThoseComputedByHand() {
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        matrix.add(0, 0, 5);
        matrix.add(0, 1, 1);
        matrix.add(1, 0, 2);
        matrix.add(1, 1, 3);
        assertThat(matrix.labels()).isEqualTo(3);
        assertThat(matrix.count(1, 0)).isEqualTo(2);
        assertThat(matrix.actual(0)).isEqualTo(6);
        assertThat(matrix.predicted(0)).isEqualTo(7);
        assertThat(matrix.iou(0)).isEqualTo(5.0 / 8);
        assertThat(matrix.iou(1)).isEqualTo(3.0 / 6);
        assertThat(matrix.iou(2)).isNaN();
        assertThat(matrix.meanIou()).isEqualTo((5.0 / 8 + 3.0 / 6) / 2);
        assertThat(matrix.accuracy()).isEqualTo(8.0 / 11);
    }

    @Test
    void classThatIsOnlyPredictedCountsAsZero() {
        ConfusionMatrix matrix = new ConfusionMatrix(2);
        matrix.add(0, 0, 1);
        matrix.add(0, 1, 1);
        assertThat(matrix.iou(1)).isZero();
        assertThat(matrix.meanIou()).isEqualTo(0.25);
    }

    @Test
    void withoutPixelsTheFiguresAreNaN() {
        ConfusionMatrix matrix = new ConfusionMatrix(2);
        assertThat(matrix.meanIou()).isNaN();
        assertThat(matrix.accuracy()).isNaN();
    }

    @Test
    void countsAgreeWithThePixels() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < Thorough.count(300, 20_000); i++) {
            int labels = 1 + random.nextInt(21);
            int[] actual = random.ints(200, 0, labels).toArray();
            int[] predicted = random.ints(200, 0, labels).toArray();
            ConfusionMatrix first = new ConfusionMatrix(labels);
            ConfusionMatrix second = new ConfusionMatrix(labels);
            int right = 0;
            for (int pixel = 0; pixel < actual.length; pixel++) {
                (pixel % 3 == 0 ? first : second).add(actual[pixel], predicted[pixel], 1);
                right += actual[pixel] == predicted[pixel] ? 1 : 0;
            }
            first.add(second);
            double sum = 0;
            int existing = 0;
            for (int label = 0; label < labels; label++) {
                int both = 0;
                int either = 0;
                for (int pixel = 0; pixel < actual.length; pixel++) {
                    both += actual[pixel] == label && predicted[pixel] == label ? 1 : 0;
                    either += actual[pixel] == label || predicted[pixel] == label ? 1 : 0;
                }
                if (either > 0) {
                    assertThat(first.iou(label)).isEqualTo((double) both / either);
                    sum += (double) both / either;
                    existing++;
                }
            }
            assertThat(first.meanIou()).isCloseTo(sum / existing, within(1e-12));
            assertThat(first.accuracy()).isEqualTo(right / 200.0);
        }
    }

    @Test
    void labelsMustBeThoseOfTheMatrix() {
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> matrix.add(0, 3, 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> matrix.count(1, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.add(new ConfusionMatrix(2)))
                .withMessage("a matrix of 2 labels cannot be added to one of 3");
    }
}
