package podium.judge.scoring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Thorough;
import podium.judge.competition.ScoreRule;
import podium.judge.competition.Solution;
import podium.judge.competition.VoidRule;
import podium.judge.evaluation.Evaluation;
import podium.judge.evaluation.MeanDice;
import podium.judge.submission.Problem;
import podium.judge.submission.ReadLimits;

/** Every input gives a score or a list of problems within seconds. */
class ScorerFuzzTest {
    /** Text that often breaks parsers. */
    private static final String[] PIECES = {
        "\0",
        "\u00FF\u00FE",
        "\u00EF\u00BB\u00BF",
        "\"",
        "\"\"",
        "\r",
        "\n",
        "\r\n",
        ",",
        ",,",
        " ",
        "  ",
        "\t",
        "-",
        "+1",
        "0",
        "00",
        "1e3",
        "1.0",
        "9223372036854775807",
        "9223372036854775808",
        "1000000000000000000000000000000",
        "1 20",
        "image_0_classification",
        "_segmentation",
        "NaN",
        "\u001F\u008B",
        "1 1 ".repeat(500),
        "1".repeat(3000)
    };

    private static final ReadLimits LIMITS = new ReadLimits(1 << 11, 1 << 14);

    @TempDir
    private Path folder;

    @Test
    void aMutatedSubmissionGivesAScoreOrProblems() throws IOException {
        int games = 20;
        int scores = 0;
        for (int seed = 0; seed < games; seed++) {
            DenseGame game = new DenseGame(
                    seed,
                    Evaluation.all().get(seed % Evaluation.all().size()),
                    List.of(VoidRule.values()).get(seed % 2));
            game.writeSolution(folder.resolve("solution.csv"));
            game.writeSubmission(folder.resolve("good.csv"), seed);
            byte[] good = Files.readAllBytes(folder.resolve("good.csv"));
            Random random = new Random(seed);
            try (Solution solution = Solution.open(folder.resolve("solution.csv"), game.classes, game.metric)) {
                for (int round = 0; round < Thorough.count(2000, 20_000) / games; round++) {
                    scores += play(mutated(good, random), solution, game, seed + ":" + round) ? 1 : 0;
                }
            }
        }
        assertThat(scores).as("some mutations are harmless").isBetween(10, Thorough.count(2000, 20_000) / 2);
    }

    /** Scores a file; true if it has a score. */
    private boolean play(byte[] bytes, Solution solution, DenseGame game, String name) throws IOException {
        Path file = Files.write(folder.resolve("submission.csv"), bytes);
        long start = System.nanoTime();
        Scorer.Outcome outcome = Scorer.score(file, solution, new ScoreRule(game.metric, game.rule), LIMITS);
        assertThat((System.nanoTime() - start) / 1e9).as("seconds of %s", name).isLessThan(5);
        assertThat(outcome.score().isPresent())
                .as(name)
                .isEqualTo(outcome.file().problems().valid());
        for (Problem problem : outcome.file().problems().listed()) {
            assertThat(problem.format("submission.csv"))
                    .as(name)
                    .doesNotContainPattern("\\p{Cntrl}")
                    .hasSizeLessThan(500);
        }
        outcome.score().ifPresent(score -> {
            double value = score.figures(Part.ALL).score();
            assertThat(value).as(name).isBetween(0.0, 1.0);
        });
        return outcome.score().isPresent();
    }

    private static byte[] mutated(byte[] good, Random random) throws IOException {
        byte[] bytes = good;
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(bytes.length + 1);
            int to = at + random.nextInt(Math.min(40, bytes.length - at) + 1);
            bytes = switch (random.nextInt(6)) {
                case 0 -> joined(bytes, at, PIECES[random.nextInt(PIECES.length)].getBytes(ISO_8859_1), at);
                case 1 -> joined(bytes, at, PIECES[random.nextInt(PIECES.length)].getBytes(ISO_8859_1), to);
                case 2 -> joined(bytes, at, new byte[0], to);
                case 3 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, to), at);
                case 4 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, Math.min(at + 1, bytes.length));
                default -> joined(bytes, at, ("" + random.nextInt(100)).getBytes(ISO_8859_1), at);
            };
        }
        return random.nextInt(10) == 0 ? damaged(gzip(bytes), random) : bytes;
    }

    /** The bytes before[0, at) + middle + before[to, end). */
    private static byte[] joined(byte[] before, int at, byte[] middle, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(before, 0, at);
        out.writeBytes(middle);
        out.write(before, to, before.length - to);
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] damaged(byte[] packed, Random random) {
        switch (random.nextInt(3)) {
            case 0 -> packed[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                return Arrays.copyOf(packed, random.nextInt(packed.length + 20));
            }
            default -> {}
        }
        return packed;
    }

    /** Inputs that once caused an exception. */
    @ParameterizedTest
    @ValueSource(strings = {"\u001F\u008B\u0009\0\0\0\0\0\0\0\0", "\u001F\u008B", "\u001F"})
    void inputsOfEarlierExceptionsGiveProblems(String text) throws IOException {
        DenseGame game = new DenseGame(1, new MeanDice(), VoidRule.BACKGROUND);
        game.writeSolution(folder.resolve("solution.csv"));
        try (Solution solution = Solution.open(folder.resolve("solution.csv"), game.classes, game.metric)) {
            assertThat(play(text.getBytes(ISO_8859_1), solution, game, text)).isFalse();
        }
    }
}
