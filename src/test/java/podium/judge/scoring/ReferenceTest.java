package podium.judge.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.Shared;
import podium.Thorough;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRunText;
import podium.core.mask.PixelRuns;
import podium.data.maps.MaskFile;
import podium.data.maps.RenumberedMasks;
import podium.judge.competition.ScoreRule;
import podium.judge.competition.Solution;
import podium.judge.competition.VoidRule;
import podium.judge.evaluation.MeanDice;
import podium.judge.submission.ReadLimits;
import podium.judge.submission.SubmissionWriter;

/** The dense numpy scorer of {@code ../shared/peers} and Podium's scorer give the same scores on real masks. */
class ReferenceTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final int IMAGES = Thorough.count(25, 300);
    private static final int MUTATIONS = Thorough.count(10, 200);
    private static final double EXACT = 1e-12;

    @TempDir
    private static Path folder;

    private static Path script;
    private static Path masks;
    private static Path solutionFile;

    @BeforeAll
    static void encodeSolution() throws IOException, InterruptedException {
        script = Shared.at("peers/score_reference.py");
        Path voc = Shared.data("VOCdevkit/VOC2009");
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "skipped: no " + PYTHON);
        assumeTrue(
                new ProcessBuilder(PYTHON, "-c", "import numpy, PIL").start().waitFor() == 0,
                "skipped: " + PYTHON + " has no numpy and Pillow (apt-get install python3-numpy python3-pil)");
        masks = voc.resolve("SegmentationClass");
        List<String> ids = Files.readAllLines(voc.resolve("ImageSets/Segmentation/val.txt"));
        Path list = Files.write(folder.resolve("ids.txt"), ids.subList(0, IMAGES));
        solutionFile = folder.resolve("solution.csv");
        python(script, "encode", masks, list, solutionFile);
    }

    @Test
    void realMasksAreEncodedAsTheSameText() throws IOException {
        List<String> lines = Files.readAllLines(solutionFile);
        assertThat(lines).hasSize(1 + 2 * IMAGES);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            String image = cells[0].substring(0, cells[0].lastIndexOf('_'));
            LabelMap map = MaskFile.read(masks.resolve(image + ".png"), 20, new RenumberedMasks());
            assertThat(PixelRunText.format(cells[0].endsWith("_segmentation") ? map.planes(20) : labels(map)))
                    .isEqualTo(cells[1]);
        }
    }

    @Test
    void scoresEqualThoseOfTheReference() throws IOException, InterruptedException {
        try (Solution solution = Solution.open(solutionFile, 20, new MeanDice())) {
            Random random = new Random(2009);
            List<PixelRuns> perfect = new ArrayList<>();
            List<PixelRuns> empty = new ArrayList<>();
            List<PixelRuns> drawn = new ArrayList<>();
            for (int row = 0; row < solution.rows(); row++) {
                perfect.add(solution.truth(row).runs());
                empty.add(PixelRuns.EMPTY);
                drawn.add(draw(solution.size(row), random));
            }
            List<Path> files = new ArrayList<>(List.of(
                    write(solution, perfect, "perfect"),
                    write(solution, empty, "empty"),
                    write(solution, drawn, "random")));
            for (int i = 0; i < MUTATIONS; i++) {
                List<PixelRuns> mutated = new ArrayList<>(i % 2 == 0 ? perfect : drawn);
                for (int change = 0; change < 20; change++) {
                    int row = random.nextInt(mutated.size());
                    mutated.set(row, mutate(mutated.get(row), solution.size(row), random));
                }
                files.add(write(solution, mutated, "mutation-" + i));
            }
            List<String> expected = reference(files);
            assertThat(expected).hasSameSizeAs(files);
            for (int i = 0; i < files.size(); i++) {
                assertSame(files.get(i), solution, expected.get(i).split(" "));
            }
            assertThat(expected.get(0)).isEqualTo("1.0 1.0 1.0");
        }
    }

    private static void assertSame(Path file, Solution solution, String[] expected) throws IOException {
        ScoreRule evaluation = new ScoreRule(new MeanDice(), VoidRule.BACKGROUND);
        ScoreFigures figures = Scorer.score(file, solution, evaluation, ReadLimits.DEFAULT)
                .score()
                .orElseThrow()
                .figures(Part.ALL);
        assertThat(figures.classification()).isEqualTo(Double.parseDouble(expected[0]), within(EXACT));
        assertThat(figures.segmentation()).isEqualTo(Double.parseDouble(expected[1]), within(EXACT));
        assertThat(figures.score()).isEqualTo(Double.parseDouble(expected[2]), within(EXACT));
    }

    private static PixelRuns draw(long size, Random random) {
        PixelRuns runs = PixelRuns.EMPTY;
        for (int i = random.nextInt(5); i > 0; i--) {
            runs = runs.or(anywhere(size, random));
        }
        return runs;
    }

    private static PixelRuns anywhere(long size, Random random) {
        long start = random.nextLong(size);
        return PixelRuns.of(start, start + 1 + random.nextLong(size - start));
    }

    private static PixelRuns mutate(PixelRuns runs, long size, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> PixelRuns.EMPTY;
            case 1 -> PixelRuns.of(0, size);
            case 2 -> runs.or(anywhere(size, random));
            case 3 -> runs.minus(anywhere(size, random));
            case 4 -> PixelRuns.of(0, size).minus(runs);
            default -> runs.shift(1).and(PixelRuns.of(0, size));
        };
    }

    private static Path write(Solution solution, List<PixelRuns> rows, String name) throws IOException {
        Path file = folder.resolve(name + ".csv");
        try (SubmissionWriter writer = new SubmissionWriter(Files.newOutputStream(file), List.of())) {
            for (int row = 0; row < rows.size(); row++) {
                writer.row(solution.id(row), rows.get(row));
            }
        }
        return file;
    }

    private static PixelRuns labels(LabelMap map) {
        PixelRuns labels = PixelRuns.EMPTY;
        for (int label = 1; label <= 20; label++) {
            if (!map.plane(label).isEmpty()) {
                labels = labels.or(PixelRuns.of(label - 1, label));
            }
        }
        return labels;
    }

    private static List<String> reference(List<Path> files) throws IOException, InterruptedException {
        List<Object> arguments = new ArrayList<>(List.of(driver(), script, solutionFile));
        arguments.addAll(files);
        return python(arguments.toArray());
    }

    private static Path driver() {
        try {
            return Path.of(Objects.requireNonNull(ReferenceTest.class.getResource("reference_scores.py"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs Python and gives the lines that it prints. */
    private static List<String> python(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path output = folder.resolve("output.txt");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(output)).isZero();
        return Files.readAllLines(output);
    }
}
