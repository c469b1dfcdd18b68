package podium.judge.competition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.Shared;
import podium.Thorough;
import podium.core.Progress;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.data.dataset.ImageSet;
import podium.judge.evaluation.RowKind;

/** The voc2009 competition on the available real images: 472 of train, 300 of val. */
class VocPreparationTest {
    @TempDir
    private Path folder;

    @Test
    void realImagesGiveTheSameFilesTwiceAndTheTruthOfTheirMasks() throws IOException {
        Path voc = Shared.data("VOCdevkit/VOC2009");
        Workspace workspace = new Workspace(folder);
        Files.createDirectories(folder.resolve("competition/voc2009"));
        Files.copy(
                Path.of("competition/voc2009/competition.yaml"),
                folder.resolve("competition/voc2009/competition.yaml"));
        Competition competition = CompetitionFile.load(
                workspace, "voc2009", Tiny.settings("dataset.root='" + voc + "'", "dataset.labels=masks"));
        Prepared prepared = Preparation.prepare(competition, workspace, Progress.NONE);
        String sums = Files.readString(prepared.folder().resolve("SHA256SUMS"));

        List<String> train = Files.readAllLines(voc.resolve("ImageSets/Segmentation/train.txt"));
        List<String> test = Files.readAllLines(voc.resolve("ImageSets/Segmentation/val.txt"));
        assertThat(ids(prepared, "train.csv")).hasSize(472).isEqualTo(train);
        assertThat(ids(prepared, "test.csv")).hasSize(300).isEqualTo(test);
        assertThat(ids(prepared, "sample_submission.csv")).hasSize(600);
        List<String> folds = Files.readAllLines(prepared.publicFolder().resolve("folds.csv"));
        assertThat(folds.stream().filter(line -> line.endsWith(",0")).count()).isBetween(90L, 99L);

        ImageSet images = competition.testImages(workspace);
        try (Solution solution = prepared.openSolution()) {
            assertThat(solution.rows()).isEqualTo(600);
            int publicRows = 0;
            for (int row = 0; row < solution.rows(); row++) {
                publicRows += solution.usage(row) == Usage.PUBLIC ? 1 : 0;
                if (row % Thorough.count(25, 1) > 1) {
                    continue;
                }
                LabelMap map = images.labelMap(solution.imageId(solution.image(row)));
                assertThat(solution.truth(row).runs())
                        .as(solution.id(row))
                        .isEqualTo(solution.kind(row) == RowKind.CLASSIFICATION ? classes(map) : pixels(map));
                assertThat(solution.width(row)).isEqualTo(map.width());
            }
            assertThat(publicRows).isEqualTo(300);
        }
        Preparation.prepare(competition, workspace, Progress.NONE);
        assertThat(prepared.folder().resolve("SHA256SUMS")).hasContent(sums);
    }

    private static PixelRuns classes(LabelMap map) {
        Set<Integer> found = new TreeSet<>();
        for (byte label : map.labels()) {
            found.add(label & 0xFF);
        }
        PixelRuns classes = PixelRuns.EMPTY;
        for (int label : found) {
            classes = label == 0 || label == LabelMap.VOID ? classes : classes.or(PixelRuns.of(label - 1, label));
        }
        return classes;
    }

    /**
     * The planes computed from the definition, pixel by pixel: position (class - 1) * height * width + y *
     * width + x.
     */
    private static PixelRuns pixels(LabelMap map) {
        int plane = map.width() * map.height();
        boolean[] set = new boolean[20 * plane];
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                int label = map.at(x, y);
                if (label >= 1 && label <= 20) {
                    set[(label - 1) * plane + y * map.width() + x] = true;
                }
            }
        }
        long[] bounds = new long[set.length + 1];
        int count = 0;
        for (int i = 0; i <= set.length; i++) {
            boolean before = i > 0 && set[i - 1];
            if (before != (i < set.length && set[i])) {
                bounds[count++] = i;
            }
        }
        return PixelRuns.of(Arrays.copyOf(bounds, count));
    }

    private static List<String> ids(Prepared prepared, String name) throws IOException {
        return Files.readAllLines(prepared.publicFolder().resolve(name)).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }
}
