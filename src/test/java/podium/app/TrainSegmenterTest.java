package podium.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;
import podium.core.StoppedException;
import podium.core.UsageException;
import podium.core.files.Manifest;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.core.metric.SegmentationCounts;
import podium.data.image.RgbImage;
import podium.data.maps.LogitFile;
import podium.data.maps.MaskFile;
import podium.data.maps.RenumberedMasks;
import podium.judge.evaluation.MeanDice;
import podium.judge.evaluation.RowKind;
import podium.judge.submission.Decision;
import podium.judge.submission.Expected;
import podium.judge.submission.ReadLimits;
import podium.judge.submission.SubmissionReader;
import podium.judge.submission.SubmissionWriter;
import podium.player.figures.RunFigures;
import podium.player.figures.SegmentationFigures;
import podium.player.network.engine.Mxnet;
import podium.player.prediction.Segmenter;
import podium.player.recipe.FoldChoice;
import podium.player.runs.MaskFolder;
import podium.player.runs.RunFolder;

class TrainSegmenterTest {
    private static final int CLASSES = 20;

    @TempDir
    private static Path shared;

    private static SampleWorkspace sample;
    private static RunFolder finished;

    @TempDir
    private Path folder;

    @BeforeAll
    static void trainOnce() throws IOException {
        sample = SampleWorkspace.make(shared.resolve("workspace"));
        finished = sample.train("segmenter", "", FoldChoice.COMPETITION, null, false, 1)
                .folder();
    }

    private static List<String> ids(MaskFolder part) throws IOException {
        try (Stream<Path> files = Files.list(part.masks())) {
            return files.map(file -> file.getFileName().toString().replace(".png", ""))
                    .sorted()
                    .toList();
        }
    }

    private static RgbImage image(String id) throws IOException {
        return RgbImage.read(sample.image(id));
    }

    @Test
    void trainingWritesACompleteFolder() throws IOException {
        try (Stream<Path> files = Files.list(finished.path())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains(
                            "synset.txt",
                            "history.csv",
                            "classes.csv",
                            "figures.json",
                            "model-symbol.json",
                            "model-0000.params",
                            "masks-valid",
                            "masks-test",
                            "logits-valid",
                            "logits-test",
                            "manifest.json")
                    .doesNotContain("checkpoint", "scores-test.csv");
        }
        Manifest manifest = Manifest.read(finished.path()).orElseThrow();
        assertThat(manifest.changedOutputs(finished.path())).isEmpty();
        assertThat(manifest.inputs())
                .extracting(Manifest.Sum::path)
                .containsExactly(
                        "(images of train)",
                        "(images of test)",
                        "(labels of train)",
                        "(masks of train)",
                        "(folds: competition)");
        assertThat(ids(finished.test())).hasSize(8);
        assertThat(Files.readAllLines(finished.classes())).hasSize(1 + 21);
        assertThat(finished.readClasses()).hasSize(21).startsWith("background");
        String runs = ListRuns.run(sample.workspace(), "sample").text();
        assertThat(runs).contains(finished.path().getFileName() + " ", "VOC mean IoU");
        assertThat(sample.train("segmenter", "", FoldChoice.COMPETITION, null, false, 2)
                        .reused())
                .isTrue();
    }

    /** The logits that strategies read agree with the label maps. */
    @Test
    void everyMaskIsTheArgmaxOfItsLogits() throws IOException {
        for (MaskFolder part : List.of(finished.valid(), finished.test())) {
            for (String id : ids(part)) {
                RgbImage image = image(id);
                LabelMap map = MaskFile.read(part.mask(id), 20, new RenumberedMasks());
                assertThat(LogitFile.read(part.logits(id), 21, image.width(), image.height())
                                .labels(image.width(), image.height()))
                        .isEqualTo(map);
            }
        }
    }

    @Test
    void masksDecodedFromASubmissionEqualThePngFiles() throws IOException {
        Path csv = folder.resolve("submission.csv");
        List<String> ids = ids(finished.test());
        try (SubmissionWriter writer =
                new SubmissionWriter(Files.newOutputStream(csv), List.of(RowKind.SEGMENTATION))) {
            for (String id : ids) {
                LabelMap map = MaskFile.read(finished.test().mask(id), 20, new RenumberedMasks());
                writer.write(new Decision(id, PixelRuns.EMPTY, map.planes(CLASSES)), map.width(), map.height());
            }
        }
        SubmissionReader.read(csv, ReadLimits.DEFAULT, Expected.formatOnly(CLASSES, new MeanDice()), (row, runs) -> {
            LabelMap map = MaskFile.read(finished.test().mask(ids.get(row)), 20, new RenumberedMasks());
            assertThat(LabelMap.ofPlanes(runs, CLASSES, map.width(), map.height()))
                    .isEqualTo(map);
        });
    }

    @Test
    void figuresAgreeWithTheMasks() throws IOException {
        SegmentationCounts counts = new SegmentationCounts(21);
        for (String id : ids(finished.valid())) {
            Path truth = sample.root().resolve("data/sample/SegmentationClass").resolve(id + ".png");
            counts.add(
                    MaskFile.read(truth, 20, new RenumberedMasks()),
                    MaskFile.read(finished.valid().mask(id), 20, new RenumberedMasks()));
        }
        RunFigures figures = RunFigures.read(finished.figures());
        assertThat(figures.valid()).isEqualTo(SegmentationFigures.of(counts));
        assertThat(figures.validImages()).isEqualTo(counts.images());
    }

    @Test
    void threadsAndAStopDoNotChangeTheMasks() throws IOException {
        SampleWorkspace mine = sample.copiedTo(folder.resolve("w"));
        Path out = folder.resolve("out");
        assertThatThrownBy(() -> mine.stoppingAfter(3).train("segmenter", "", FoldChoice.COMPETITION, out, false, 4))
                .isInstanceOf(StoppedException.class);
        mine.stoppingAfter(Integer.MAX_VALUE).train("segmenter", "", FoldChoice.COMPETITION, out, false, 4);
        RunFolder made = new RunFolder(out);
        for (String id : ids(finished.test())) {
            assertThat(made.test().logits(id))
                    .hasSameBinaryContentAs(finished.test().logits(id));
            assertThat(made.test().mask(id))
                    .hasSameBinaryContentAs(finished.test().mask(id));
        }
        Files.delete(made.test().mask(ids(made.test()).get(0)));
        assertThat(mine.train("segmenter", "", FoldChoice.COMPETITION, out, false, 4)
                        .reused())
                .as("a deleted mask is written again")
                .isFalse();
        assertThat(ids(made.test())).hasSize(8);
    }

    @Test
    void aRunPredictsAnyPhotographAtItsOwnSize() throws IOException {
        RunFolder run = new RunFolder(folder.resolve("elsewhere"));
        SampleWorkspace.copy(finished.path(), run.path());
        String id = ids(finished.test()).get(0);
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        Files.copy(sample.image(id), pictures.resolve(id + ".jpg"));
        BufferedImage large = new BufferedImage(1501, 1033, BufferedImage.TYPE_INT_RGB);
        large.createGraphics().drawImage(ImageIO.read(sample.image(id).toFile()), 0, 0, 1501, 1033, null);
        ImageIO.write(large, "png", pictures.resolve("large.png").toFile());
        Path out = folder.resolve("out");
        Predict.Written written =
                Predict.run(new Predict.Request(run, pictures, out, 1 << 24, Optional.empty()), sample.context(1));
        assertThat(written.path()).isEqualTo(out.resolve("masks"));
        assertThat(written.notes()).containsExactly("large: 1501 x 1033 pixels, scaled to 1/3 of both sides");
        assertThat(out.resolve("masks/" + id + ".png"))
                .hasSameBinaryContentAs(finished.test().mask(id));
        LabelMap map = MaskFile.read(out.resolve("masks/large.png"), 20, new RenumberedMasks());
        assertThat(List.of(map.width(), map.height())).containsExactly(1501, 1033);

        Path broken = Files.writeString(pictures.resolve("broken.jpg"), "no jpeg");
        assertThat(Predict.run(new Predict.Request(run, pictures, out, 1 << 24, Optional.empty()), sample.context(1))
                        .skipped()
                        .problems())
                .containsOnlyKeys("broken");
        assertThatThrownBy(() -> Predict.run(
                        new Predict.Request(run, broken, out, 1 << 24, Optional.empty()), sample.context(1)))
                .isInstanceOf(InputException.class)
                .hasMessage(broken + ": not a JPEG, PNG, GIF, BMP, TIFF or WebP file. Convert or replace it");
    }

    @Test
    void predictionsDoNotDependOnThePreviousImage() throws IOException {
        try (Segmenter segmenter = Segmenter.open(finished, new Mxnet())) {
            List<String> ids = ids(finished.test());
            float[] first = segmenter.logits(image(ids.get(0))).values();
            RgbImage small = image(ids.get(1)).resized(40, 90);
            assertThat(segmenter.logits(small).fits(40, 90)).isTrue();
            segmenter.logits(image(ids.get(0)).resized(1, 1));
            segmenter.logits(image(ids.get(0)).resized(300, 33));
            assertThat(segmenter.logits(image(ids.get(0))).values()).isEqualTo(first);
        }
    }

    @Test
    void impossibleRequestsAreReported() throws IOException {
        assertThatThrownBy(() -> sample.train("segmenter", "", FoldChoice.ALL, folder.resolve("all"), false, 1))
                .isInstanceOf(UsageException.class)
                .hasMessage("--folds all is for classifiers only; for a segmenter, use competition or none");
        SampleWorkspace mine = sample.copiedTo(folder.resolve("w"));
        String id = ids(finished.valid()).get(0);
        Path mask = mine.root().resolve("data/sample/SegmentationClass").resolve(id + ".png");
        byte[] whole = Files.readAllBytes(mask);
        Files.write(mask, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> mine.train("segmenter", "", FoldChoice.NONE, folder.resolve("x"), false, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(id + ".png");
        mine.train("segmenter", "stages[0].epochs=1", FoldChoice.NONE, folder.resolve("y"), true, 1);
        assertThat(mine.log()).contains("1 of 24 images skipped");
        RunFolder none = new RunFolder(folder.resolve("y"));
        assertThat(RunFigures.read(none.figures()).valid()).isNull();
        assertThat(ids(none.test())).hasSize(8);
    }
}
