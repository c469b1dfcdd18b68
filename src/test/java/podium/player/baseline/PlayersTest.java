package podium.player.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.Progress;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.core.metric.Dice;
import podium.data.dataset.ImageSet;
import podium.data.dataset.LabelSource;
import podium.data.dataset.Wanted;
import podium.data.image.ImageSize;
import podium.data.kind.KaggleNpy;
import podium.data.kind.Sample;
import podium.data.sample.SampleGenerator;
import podium.judge.competition.Labelling;
import podium.judge.submission.Decision;
import podium.report.Trainings;

class PlayersTest {
    @TempDir
    private static Path folder;

    private static ImageSet train;
    private static TrainCounts counts;

    @BeforeAll
    static void learn() throws IOException {
        Path root = folder.resolve("sample");
        SampleGenerator.generate(root, 60, 4, 7, 2, Progress.NONE);
        train = new Sample().open(root, "train", Trainings.VOC, new Wanted(LabelSource.ANNOTATIONS, true));
        counts = TrainCounts.of(train, train.ids(), Trainings.VOC.size(), Progress.NONE);
    }

    @Test
    void frequenciesMatchASimpleCount() throws IOException {
        long[] images = new long[20];
        long[] pixels = new long[256];
        for (String id : train.ids()) {
            for (int label = 0; label < 20; label++) {
                images[label] += train.labels(id).present().contains(label) ? 1 : 0;
            }
            for (byte label : train.labelMap(id).labels()) {
                pixels[label & 0xFF]++;
            }
        }
        double labelled = Arrays.stream(pixels, 0, 21).sum();
        for (int label = 0; label < 20; label++) {
            assertThat(counts.labelFrequency(label)).isEqualTo(images[label] / 60.0);
            assertThat(counts.pixelFrequency(label + 1)).isEqualTo(pixels[label + 1] / labelled);
        }
    }

    @Test
    void priorPredictsTheMostFrequentLabelsWithTheBestDiceOnTrain() throws IOException {
        PixelRuns chosen = PriorPlayer.of(counts, Labelling.MULTIPLE)
                .decide("x", new ImageSize(8, 6))
                .labels();
        assertThat(chosen.contains(14)).as("person, the most frequent").isTrue();
        double best = meanDice(chosen);
        for (int label = 0; label < 20; label++) {
            PixelRuns other = chosen.or(PixelRuns.of(label, label + 1));
            if (!other.equals(chosen) && counts.labelFrequency(label) == highestLeft(chosen)) {
                assertThat(meanDice(other)).isLessThanOrEqualTo(best);
            }
        }
    }

    private static double highestLeft(PixelRuns chosen) {
        double highest = 0;
        for (int label = 0; label < 20; label++) {
            highest = chosen.contains(label) ? highest : Math.max(highest, counts.labelFrequency(label));
        }
        return highest;
    }

    private static double meanDice(PixelRuns set) throws IOException {
        double sum = 0;
        for (String id : train.ids()) {
            sum += Dice.of(set, train.labels(id).present());
        }
        return sum / train.ids().size();
    }

    @Test
    void priorPredictsTheMostFrequentClassAtEachPixelOrBackground() {
        ImageSize grid = new ImageSize(TrainCounts.GRID, TrainCounts.GRID);
        LabelMap map = LabelMap.ofPlanes(
                PriorPlayer.of(counts, Labelling.MULTIPLE).decide("x", grid).planes(),
                20,
                TrainCounts.GRID,
                TrainCounts.GRID);
        int predicted = 0;
        for (int point = 0; point < TrainCounts.GRID * TrainCounts.GRID; point++) {
            int label = map.at(point % TrainCounts.GRID, point / TrainCounts.GRID);
            if (label > 0) {
                predicted++;
                int[] seen = new int[256];
                for (byte[] mask : counts.grids()) {
                    seen[mask[point] & 0xFF]++;
                }
                assertThat(seen[label])
                        .isEqualTo(Arrays.stream(seen, 1, 21).max().orElseThrow());
            }
        }
        assertThat(predicted).isPositive();
    }

    @Test
    void priorScalesItsMaskToTheImage() {
        PriorPlayer prior = PriorPlayer.of(counts, Labelling.MULTIPLE);
        LabelMap small =
                LabelMap.ofPlanes(prior.decide("x", new ImageSize(64, 64)).planes(), 20, 64, 64);
        LabelMap large =
                LabelMap.ofPlanes(prior.decide("x", new ImageSize(192, 128)).planes(), 20, 192, 128);
        for (int y = 0; y < 128; y++) {
            for (int x = 0; x < 192; x++) {
                assertThat(large.at(x, y)).isEqualTo(small.at(x / 3, y / 2));
            }
        }
    }

    @Test
    void randomDrawsLabelsAndPixelsByTheirFrequency() {
        RandomPlayer random = RandomPlayer.of(counts, Labelling.MULTIPLE, 2009);
        int images = 2000;
        double[] labels = new double[20];
        double[] pixels = new double[21];
        for (int image = 0; image < images; image++) {
            Decision decision = random.decide("image" + image, new ImageSize(10, 10));
            for (int label = 0; label < 20; label++) {
                labels[label] += decision.labels().contains(label) ? 1.0 / images : 0;
                pixels[label + 1] += decision.planes()
                                .slice(label * 100L, (label + 1) * 100L)
                                .cardinality()
                        / (100.0 * images);
            }
        }
        for (int label = 0; label < 20; label++) {
            assertThat(labels[label]).isCloseTo(counts.labelFrequency(label), within(0.05));
            assertThat(pixels[label + 1]).isCloseTo(counts.pixelFrequency(label + 1), within(0.005));
        }
    }

    /** Counts of images with one class each: 1, 1, 2, 3 and 3 of five classes. */
    private static TrainCounts oneClassCounts() throws IOException {
        Path root = folder.resolve("one-class");
        Files.createDirectories(root.resolve("train"));
        StringBuilder table = new StringBuilder("Id,a,b,c,d,e\n");
        for (int image = 0; image < 10; image++) {
            int label = List.of(4, 3, 0, 2, 1, 2, 3, 4, 4, 3).get(image);
            table.append(image);
            for (int column = 0; column < 5; column++) {
                table.append(column == label ? ",1" : ",0");
            }
            table.append('\n');
        }
        Files.writeString(root.resolve("train/train_set.csv"), table);
        ImageSet images = new KaggleNpy()
                .open(root, "train", List.of("a", "b", "c", "d", "e"), new Wanted(LabelSource.ANNOTATIONS, false));
        return TrainCounts.of(images, images.ids(), 5, Progress.NONE);
    }

    @Test
    void priorOfOneClassIsTheLowestOfTheMostFrequentOnes() throws IOException {
        assertThat(PriorPlayer.of(oneClassCounts(), Labelling.SINGLE)
                        .decide("x", new ImageSize(8, 6))
                        .labels())
                .isEqualTo(PixelRuns.of(3, 4));
    }

    @Test
    void randomOfOneClassDrawsExactlyOneByItsFrequency() throws IOException {
        TrainCounts few = oneClassCounts();
        RandomPlayer random = RandomPlayer.of(few, Labelling.SINGLE, 2009);
        int images = 20_000;
        double[] drawn = new double[5];
        for (int image = 0; image < images; image++) {
            PixelRuns labels =
                    random.decide("image" + image, new ImageSize(1, 1)).labels();
            assertThat(labels.cardinality()).isEqualTo(1);
            drawn[(int) labels.start(0)] += 1.0 / images;
        }
        for (int label = 0; label < 5; label++) {
            assertThat(drawn[label]).isCloseTo(few.labelFrequency(label), within(0.015));
        }
        ImageSize size = new ImageSize(1, 1);
        assertThat(random.decide("a", size))
                .isEqualTo(RandomPlayer.of(few, Labelling.SINGLE, 2009).decide("a", size));
    }

    @Test
    void randomDependsOnlyOnSeedAndName() {
        ImageSize size = new ImageSize(20, 10);
        RandomPlayer random = RandomPlayer.of(counts, Labelling.MULTIPLE, 2009);
        List<Decision> forth = new ArrayList<>(List.of(random.decide("a", size), random.decide("b", size)));
        List<Decision> back = new ArrayList<>(List.of(random.decide("b", size), random.decide("a", size)));
        assertThat(forth.get(0)).isEqualTo(back.get(1)).isNotEqualTo(forth.get(1));
        assertThat(forth.get(1)).isEqualTo(back.get(0));
        assertThat(RandomPlayer.of(counts, Labelling.MULTIPLE, 2010).decide("a", size))
                .isNotEqualTo(forth.get(0));
    }
}
