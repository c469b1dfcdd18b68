package podium.judge.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import podium.core.metric.ConfusionMatrix;

class EvaluationTest {
    private static List<Evaluation> all() {
        return Evaluation.all();
    }

    @Test
    void everyPermittedEvaluationCanBeNamed() {
        assertThat(all())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(Evaluation.class.getPermittedSubclasses());
        assertThat(all())
                .extracting(Evaluation::spelling)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEvaluationIsReadBackFromItsName(Evaluation evaluation) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        String written = mapper.writeValueAsString(evaluation);
        assertThat(written).isEqualTo('"' + evaluation.spelling() + '"');
        assertThat(mapper.readValue(written, Evaluation.class)).isEqualTo(evaluation);
        assertThat(Evaluation.of(evaluation.spelling())).isEqualTo(evaluation);
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.of("mean-dize"))
                .withMessage("found mean-dize; expected accuracy or column-major-dice or mean-dice or voc-miou");
    }

    @ParameterizedTest
    @MethodSource("all")
    void theIdOfARowGivesItsKind(Evaluation evaluation) {
        List<RowKind> rows = evaluation.rows(RowKind.HALVES);
        assertThat(evaluation.kinds()).containsAll(rows);
        for (RowKind row : rows) {
            byte[] id = row.id("2009_000001").getBytes(UTF_8);
            assertThat(evaluation.kindOf(id, 0, id.length)).isEqualTo(row);
            assertThat(evaluation.form()).contains(row.id("IMAGE"));
        }
    }

    /** Uses random images, each with one row of each kind. */
    @ParameterizedTest
    @MethodSource("all")
    void theScoreIsTheFigureOfSummedStatistics(Evaluation evaluation) {
        SplittableRandom random = new SplittableRandom(21);
        DiceSum labels = DiceSum.NONE;
        DiceSum pixels = DiceSum.NONE;
        ConfusionMatrix confusion = new ConfusionMatrix(4);
        double[] sum = {};
        for (int image = 0; image < 50; image++) {
            ConfusionMatrix matrix = new ConfusionMatrix(4);
            for (int cell = 0; cell < 16; cell++) {
                matrix.add(cell / 4, cell % 4, random.nextInt(100));
            }
            confusion.add(matrix);
            DiceSum rows = DiceSum.NONE;
            for (RowKind kind : evaluation.kinds()) {
                double dice = random.nextDouble();
                labels = kind == RowKind.CLASSIFICATION ? labels.plus(dice) : labels;
                pixels = kind == RowKind.CLASSIFICATION ? pixels : pixels.plus(dice);
                rows = rows.plus(dice);
            }
            double[] numbers = evaluation.statistics(rows, evaluation.ofPixels(matrix));
            sum = image == 0 ? new double[numbers.length] : sum;
            for (int i = 0; i < numbers.length; i++) {
                sum[i] += numbers[i];
            }
        }
        assertThat(evaluation.score(labels, pixels, () -> confusion)).isCloseTo(evaluation.figure(sum), within(1e-12));
    }
}
