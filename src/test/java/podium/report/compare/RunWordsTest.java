package podium.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import podium.core.metric.Bootstrap;
import podium.judge.competition.Labelling;
import podium.lab.compare.ClassAnswers;
import podium.lab.compare.ComparedRun;
import podium.lab.compare.RunGroup;
import podium.player.figures.HighestScore;
import podium.player.figures.History;
import podium.player.figures.RunFigures;
import podium.player.prediction.ClassScores;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

class RunWordsTest {
    private static final int IMAGES = 1200;
    private static final List<String> CLASSES = List.of("a", "b");

    /** Runs named r0, r1 and so on, of which each is right on its first images. */
    private static RunGroup group(int... right) {
        List<ComparedRun> runs = new ArrayList<>();
        for (int run = 0; run < right.length; run++) {
            float[][] scores = new float[IMAGES][];
            byte[][] targets = new byte[IMAGES][];
            List<String> ids = new ArrayList<>();
            for (int image = 0; image < IMAGES; image++) {
                scores[image] = image < right[run] ? new float[] {0.9f, 0.1f} : new float[] {0.1f, 0.9f};
                targets[image] = new byte[] {1, 0};
                ids.add("i" + image);
            }
            runs.add(new ComparedRun(
                    new RunFolder(Path.of("submissions", "x", "r" + run)),
                    "x",
                    Recipe.standard(Labelling.SINGLE),
                    new RunFigures(100, IMAGES, false, 0, 2, 3, 12.5, null),
                    new History(CLASSES, List.of()),
                    Optional.of(new ClassAnswers(
                            new ClassScores(CLASSES, ids, scores), Labelling.SINGLE, new HighestScore(), targets))));
        }
        return RunGroup.of(runs, null, Bootstrap.STANDARD.withResamples(100)).get(0);
    }

    @Test
    void theHeadingCountsRunsAndImages() {
        assertThat(RunWords.heading(group(700, 900)))
                .isEqualTo("x, 2 classifiers on 1,200 images of valid, the best by accuracy first");
        assertThat(RunWords.heading(group(700))).isEqualTo("x, 1 classifier on 1,200 images of valid");
    }

    @Test
    void everyOtherRunIsWorseEqualOrMayBeNoise() {
        assertThat(RunWords.sentences(group(700, 900))).startsWith("r1 is better than the other run by accuracy.");
        assertThat(RunWords.sentences(group(700, 900, 600)))
                .startsWith("r1 is better than all 2 other runs by accuracy.");
        assertThat(RunWords.sentences(group(900, 900, 899, 600)))
                .startsWith(
                        "r0 is better than 1 of 3 other runs by accuracy.",
                        "1 run is not distinguishable from r0: the interval of the paired difference contains 0, so the"
                                + " difference may be noise.",
                        "1 run has the same accuracy as r0 in every sample.");
    }
}
