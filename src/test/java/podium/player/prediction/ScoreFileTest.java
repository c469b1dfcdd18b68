package podium.player.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.Thorough;
import podium.core.InputException;

class ScoreFileTest {
    @TempDir
    private Path folder;

    private ScoreFile file;

    @BeforeEach
    void name() {
        file = new ScoreFile(folder.resolve("scores.csv"));
    }

    private void write(String text) throws IOException {
        Files.writeString(file.path(), text.replace("\\n", "\n"));
    }

    @Test
    void writesOneRowPerImage() throws IOException {
        file.write(new ClassScores(
                List.of("dog", "cat, wet"), List.of("a", "b"), new float[][] {{0.1f, 1}, {-0f, 1.5e-7f}}));
        assertThat(file.path()).hasContent("""
                Id,dog,"cat, wet"
                a,0.1,1
                b,0,1.5E-7
                """);
    }

    @Test
    void writtenScoresAreReadBackBitForBit() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5; i++) {
            int classes = 1 + random.nextInt(20);
            List<String> names = new ArrayList<>();
            for (int label = 0; label < classes; label++) {
                names.add("class \"" + label + "\"");
            }
            float[][] scores = new float[1 + random.nextInt(50)][classes];
            List<String> ids = new ArrayList<>();
            for (float[] row : scores) {
                ids.add("été_" + ids.size());
                for (int label = 0; label < classes; label++) {
                    row[label] = (float) (1 / (1 + Math.exp(20 * random.nextDouble() - 10)));
                }
            }
            ClassScores written = new ClassScores(names, ids, scores);
            file.write(written);
            assertThat(file.read()).isEqualTo(written).hasSameHashCodeAs(written);
            assertThat(file.read(names).scores()).isEqualTo(scores);
        }
    }

    @Test
    void otherLineEndingsAndNumberFormatsAreAccepted() throws IOException {
        write("\uFEFFId,dog,cat\r\n\r\na,1e-05,.5\r\nb,+1.,-2\r\n\r\n");
        assertThat(file.read())
                .isEqualTo(new ClassScores(
                        List.of("dog", "cat"), List.of("a", "b"), new float[][] {{1e-5f, 0.5f}, {1, -2}}))
                .hasToString("scores of 2 images, classes [dog, cat]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                          | :1: the file is empty; expected 'Id' and the names of the classes
            id,dog\\na,1                | :1: the header is 'id,dog'; expected 'Id' and the names of the classes
            Id\\na                      | :1: the header is 'Id'; expected 'Id' and the names of the classes
            Id,dog,dog\\na,1,1          | :1: column 3 is 'dog'; expected a name that no other column has
            Id,dog,\\na,1,1             | :1: column 3 is ''; expected a name that no other column has
            Id,dog                      | :1: there are no rows after the header; expected one row per image
            Id,dog\\na,1\\nb,1,2        | :3: has 3 cells; expected 2, as in the header
            Id,dog\\na,1\\nb,1\\na,2\\n | :4: Id 'a' is already in line 2; expected one row per image
            Id,dog\\n,1                 | :2: the Id is empty; expected one row per image
            Id,dog\\na,                 | :2: Id 'a': the score of dog is ''; expected a number, such as 0.25 or 1e-5
            Id,dog\\na,NaN              | :2: Id 'a': the score of dog is 'NaN'; expected a number, such as 0.25 or 1e-5
            Id,dog\\na,1f               | :2: Id 'a': the score of dog is '1f'; expected a number, such as 0.25 or 1e-5
            Id,dog\\na,1e99             | :2: Id 'a': the score of dog is '1e99'; expected a number, such as 0.25 or 1e-5
            'Id,dog\\na,"1'             | : malformed CSV ((startline 2) EOF reached
            """)
    void malformedFilesAreRefusedWithTheLine(String text, String problem) throws IOException {
        write(text);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(file::read)
                .withMessageStartingWith(file.path() + problem);
    }

    @Test
    void invalidUtf8IsRefused() throws IOException {
        Files.write(file.path(), "Id,été\na,1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(file::read)
                .withMessageEndingWith("scores.csv: malformed CSV (not UTF-8 text); write the file again");
        Files.delete(file.path());
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(file::read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Id,cat,dog\\na,1,1       | column 2 is 'cat'; expected the competition's classes in order, here 'dog'
            Id,dog\\na,1             | column 3 is missing; expected the competition's classes in order, here 'cat'
            Id,dog,cat,cow\\na,1,1,1 | column 4 is 'cow'; expected the competition's classes in order, here missing
            """)
    void otherClassesThanTheCompetitionsAreRefused(String text, String problem) throws IOException {
        write(text);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> file.read(List.of("dog", "cat")))
                .withMessageEndingWith("scores.csv:1: " + problem);
    }

    @Test
    void invalidScoresAreRefused() {
        List<String> dog = List.of("dog");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassScores(dog, List.of("a", "b"), new float[1][1]))
                .withMessage("1 rows of scores for 2 images and 1 classes");
        assertThatIllegalArgumentException().isThrownBy(() -> new ClassScores(List.of(), List.of(), new float[0][0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassScores(dog, List.of("a", "a"), new float[2][1]))
                .withMessage("Id 'a' is empty or occurs twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassScores(List.of(""), List.of("a"), new float[1][1]))
                .withMessage("class '' is empty or occurs twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassScores(dog, List.of("a"), new float[1][2]))
                .withMessage("image a has 2 scores; there are 1 classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassScores(dog, List.of("a"), new float[][] {{Float.POSITIVE_INFINITY}}))
                .withMessage("the score of image a, class dog is Infinity");
    }

    @Test
    void aDifferentScoreMakesScoresUnequal() {
        ClassScores scores = new ClassScores(List.of("dog"), List.of("a"), new float[1][1]);
        assertThat(scores)
                .isNotEqualTo(new ClassScores(List.of("cat"), List.of("a"), new float[1][1]))
                .isNotEqualTo(new ClassScores(List.of("dog"), List.of("b"), new float[1][1]))
                .isNotEqualTo(new ClassScores(List.of("dog"), List.of("a"), new float[][] {{1}}))
                .isNotEqualTo("scores");
    }

    /** No text with one digit less, nor a shorter neighbour, is read back as the same float. */
    @Test
    void floatsAreWrittenWithTheFewestSufficientDigits() {
        assertThat(FloatText.of(0.1f)).isEqualTo("0.1");
        assertThat(FloatText.of(100)).isEqualTo("100");
        assertThat(FloatText.of(1 / 3f)).isEqualTo("0.33333334");
        assertThat(FloatText.of(2.0e-3f)).isEqualTo("0.002");
        assertThat(FloatText.of(Float.MIN_NORMAL)).isEqualTo("1.1754944E-38");
        assertThat(FloatText.of(Float.MIN_VALUE)).isEqualTo("1E-45");
        assertThat(FloatText.of(-8388608f)).isEqualTo("-8388608");
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < Thorough.count(5_000, 1_000_000); i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                String text = FloatText.of(value);
                assertThat(Float.parseFloat(text)).isEqualTo(value);
                assertThat(digits(text)).isLessThanOrEqualTo(digits(Float.toString(value)));
            }
        }
    }

    private static int digits(String text) {
        return text.replaceFirst("E.*", "")
                .replaceAll("^-?[0.]*|\\.|\\.?0*$", "")
                .length();
    }
}
