package podium.player.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.InputException;
import podium.core.UsageException;
import podium.core.files.WriteAside;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.data.image.RgbImage;
import podium.player.images.Mirrored;
import podium.player.network.Purpose;
import podium.player.network.engine.Mxnet;
import podium.player.network.onnx.OnnxForm;
import podium.player.network.onnx.OnnxModel;
import podium.player.prediction.Classifier;
import podium.player.prediction.Segmenter;
import podium.player.runs.RunFolder;
import podium.player.runs.UntrainedRun;

class ExportFolderTest {
    private static final String CLASSIFIER =
            "architecture: mobilenet0.25\nsize: 48\nstages: [{train: all, epochs: 1}]\n";
    private static final String SEGMENTER = """
            task: segmentation
            architecture: mobilenet0.25
            size: 65
            segmenter: {channels: 16}
            loss: {kind: pixel-cross-entropy}
            metric: meanIou
            stages: [{train: all, epochs: 1}]
            """;
    private static final List<String> CLASSES = List.of("cat, dog", "\"the\" cat", "日本 😀");
    private static final List<String> LABELS = List.of("background", "cat", "dog");

    @TempDir
    private Path folder;

    private RunFolder classifier(Map<String, String> settings) throws IOException {
        return UntrainedRun.make(folder, CLASSIFIER, settings, CLASSES);
    }

    private ExportFolder export(RunFolder run, boolean labels) throws IOException {
        return ExportFolder.write(folder.resolve("out"), run, ExportFormat.ONNX, labels, "podium 0.1.0");
    }

    private static RgbImage image(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        new Random(5).nextBytes(rgb);
        return RgbImage.of(width, height, rgb);
    }

    private static FileOutput output(Path model, RgbImage image) {
        try (ExportedFile file = ExportedFile.open(model, 2)) {
            return file.output(file.input(image));
        }
    }

    @ParameterizedTest
    @CsvSource({"symmetric, 3", "imagenet, 3", "caffe, 3", "unit, 3", "unit, 1", "symmetric, 1"})
    void aClassifiersFileGivesTheScoresOfTheRun(String scaling, String channels) throws IOException {
        RunFolder run = classifier(Map.of(
                "scaling", scaling, "channels", channels, "decision.threshold", "0.15", "decision.or-highest", "true"));
        RgbImage image = image(70, 31);
        ExportFolder exported = export(run, false);
        float[] scores = ((FileOutput.Scores) output(exported.model(), image)).values();
        try (Classifier classifier = Classifier.open(run, new Mxnet())) {
            assertThat(scores).containsExactly(classifier.scores(image), within(1e-5f));
        }
        try (ExportedFile file = ExportedFile.open(exported.model(), 2)) {
            assertThat(file.card()).isEqualTo(exported.card());
            assertThat(file.card().classes()).isEqualTo(CLASSES);
            assertThat(file.card().decision())
                    .contains(run.readRecipe().prediction().decision());
        }
        assertThat(difference(exported, image))
                .matches("the file's largest difference from the run's own network in MXNet .* is [0-9.]+e-0[6-9]; .*|"
                        + ".* is 0[.]0; .*");
    }

    /** The file sees the middle of a photograph, as the run does, and its page says so. */
    @Test
    void aFileCropsAsItsRunDoes() throws IOException {
        RunFolder run = classifier(Map.of("fit", "crop"));
        export(run, false);
        RgbImage photo = image(90, 60);
        RgbImage middle = Mirrored.part(photo, 15, 0, 60, 60);
        try (ExportedFile file = ExportedFile.open(folder.resolve("out/model.onnx"), 2);
                Classifier classifier = Classifier.open(run, new Mxnet())) {
            assertThat(file.input(photo).image().rgb())
                    .isEqualTo(middle.resized(48, 48).rgb());
            FileOutput.Scores found = (FileOutput.Scores) file.output(file.input(photo));
            assertThat(found.values()).containsExactly(classifier.scores(photo), within(1e-5f));
        }
        assertThat(Files.readString(folder.resolve("out/README.md")))
                .contains(
                        "- A photograph is not stretched: the largest square in its middle is cut out and scaled.",
                        "\nimage = image.crop((left, top, left + side, top + side))\nimage = image.resize((48, 48), ",
                        "Bitmap.createScaledBitmap(square, width, height, true)");
    }

    /** The sides are multiples of 32, so that predict does not pad the image. */
    @Test
    void aSegmentersFileGivesTheLogitsOfTheRunAtEveryPixel() throws IOException {
        RunFolder run = UntrainedRun.make(folder, SEGMENTER, Map.of(), LABELS);
        RgbImage image = image(96, 64);
        LogitMap logits = ((FileOutput.PixelLogits) output(export(run, false).model(), image)).map();
        LabelMap labels = ((FileOutput.PixelLabels) output(export(run, true).model(), image)).map();
        try (Segmenter segmenter = Segmenter.open(run, new Mxnet())) {
            byte[] expected = segmenter.logits(image).labels(96, 64).labels();
            assertThat(share(logits.labels(96, 64).labels(), expected)).isLessThan(0.005); // predict rounds to float16
        }
        assertThat(labels).isEqualTo(logits.labels(96, 64));
    }

    @Test
    void aSegmentersFileForGreyImagesGivesTheLogitsOfTheRun() throws IOException {
        RunFolder run = UntrainedRun.make(folder, SEGMENTER, Map.of("channels", "1"), LABELS);
        assertThat(difference(export(run, false), image(96, 64))).containsPattern(" is [0-9.]+e-0[5-9]; | is 0[.]0; ");
    }

    @Test
    void thePageOfAFileForGreyImagesReducesColours() throws IOException {
        export(classifier(Map.of("channels", "1", "scaling", "unit")), false);
        assertThat(Files.readString(folder.resolve("out/README.md")))
                .contains(
                        "batch x 1 x 48 x 48, one plane of grey, the luma of ITU-R BT.601",
                        "mean is 0 and std is 255",
                        "pixels = (numpy.asarray(image.convert(\"L\")) - numpy.array([0])) / numpy.array([255])",
                        "planes = pixels[None]\n",
                        "FloatBuffer.allocate(1 * width * height)",
                        "val grey = (19595 * red + 38470 * green + 7471 * blue + 32768) shr 16",
                        "data.put((grey - 0f) / 255f)",
                        "longArrayOf(1, 1, height.toLong(), width.toLong())");
    }

    private static double share(byte[] some, byte[] others) {
        int different = 0;
        for (int i = 0; i < some.length; i++) {
            different += some[i] == others[i] ? 0 : 1;
        }
        return (double) different / some.length;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 33, 130})
    void aSegmentersFileTakesAnySize(int side) throws IOException {
        RunFolder run = UntrainedRun.make(folder, SEGMENTER, Map.of(), LABELS);
        RgbImage image = image(side, 3 * side);
        assertThat(difference(export(run, false), image)).containsPattern(" is [0-9.]+e-0[5-9]; | is 0[.]0; ");
        assertThat(difference(export(run, true), image)).contains("pixels have ");
    }

    @Test
    void theFolderHasTheNamesAndAPageThatRunsTheFile() throws IOException {
        RunFolder run = classifier(Map.of("scaling", "caffe", "flip-averaging", "true"));
        export(run, false);
        assertThat(Files.readString(folder.resolve("out/labels.txt"))).isEqualTo(String.join("\n", CLASSES) + "\n");
        assertThat(Files.readString(folder.resolve("out/README.md")))
                .startsWith("# run, exported by Podium\n")
                .contains(
                        "batch x 3 x 48 x 48",
                        "in the order BGR",
                        "mean is 123.68, 116.779, 103.939 and std is 1, 1, 1",
                        "`score >= 0.5`",
                        "averages the outputs of an image and its mirror image; this file does not",
                        "resize((48, 48), Image.BILINEAR)",
                        "transpose(2, 0, 1)[::-1]",
                        "listOf(Triple(0, 103.939f, 1f), Triple(8, 116.779f, 1f), Triple(16, 123.68f, 1f))");
        assertThat(names()).containsExactly("README.md", "labels.txt", "model.onnx");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theSameRunIsExportedAgainAndNothingElseIsReplaced() throws IOException {
        RunFolder run = classifier(Map.of());
        export(run, false);
        export(run, false);
        Path readme = folder.resolve("out/README.md");
        for (String title : List.of("# other-run, exported by Podium\n", "my notes\n", "")) {
            Files.writeString(readme, title);
            assertThatThrownBy(() -> export(run, false))
                    .isInstanceOf(InputException.class)
                    .hasMessageEndingWith(
                            "out: the folder has a README.md that is not of this run's export; name another"
                                    + " folder with --out");
            assertThat(readme).hasContent(title.strip());
        }
        Files.delete(readme);
        assertThatThrownBy(() -> export(run, false)).hasMessageContaining("the folder has a labels.txt that is not");
    }

    @Test
    void aRunWithoutAPartOfItsModelIsNamed() throws IOException {
        for (String missing : List.of("model-0000.params", "model-symbol.json")) {
            RunFolder run = classifier(Map.of());
            Files.delete(run.path().resolve(missing));
            assertThatThrownBy(() -> export(run, false))
                    .isInstanceOf(InputException.class)
                    .hasMessage(run.path() + ": the run has no " + missing + ", which holds a part of its network; copy"
                            + " the whole folder again, or train it again with 'podium train'");
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void labelsAreForSegmenters() throws IOException {
        RunFolder run = classifier(Map.of());
        assertThatThrownBy(() -> export(run, true))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--labels is for segmenters, which give a label for each pixel; ");
    }

    /** A stranger's file may say anything of itself. */
    @Test
    void aFileThatContradictsItselfIsRefused() throws IOException {
        RunFolder run = classifier(Map.of());
        ExportedRun exported = ExportedRun.of(run, false, "podium 0.1.0");
        Path file = folder.resolve("odd.onnx");
        RgbImage image = image(48, 48);
        assertThatThrownBy(() -> output(write(file, exported, Map.of("size", "64 x 48")), image))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        file + ": it takes data (any, 3, 48, 48), and its metadata says data (any, 3, 64, 48); export"
                                + " it again");
        assertThatThrownBy(() -> output(write(file, exported, Map.of("classes", "[\"cat\"]")), image))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        file + ": it gives 3 scores for an image, and the number of its classes is 1; export it again");
        assertThatThrownBy(() -> output(
                        write(file, exported, Map.of("task", "segmentation", "size", "any", "decision", "argmax")),
                        image))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("and its metadata says data (any, 3, any, any)");
    }

    private static Path write(Path file, ExportedRun exported, Map<String, String> changes) throws IOException {
        Map<String, String> texts = CardTexts.of(exported.card());
        texts.putAll(changes);
        OnnxModel model = OnnxModel.of(
                exported.network().graph(Purpose.SCORES), exported.parameters(), OnnxForm.FIXED_SIZE, texts);
        WriteAside.write(file, model::writeTo);
        return file;
    }

    private static String difference(ExportFolder exported, RgbImage image) {
        try (ExportedFile file = ExportedFile.open(exported.model(), 2)) {
            return exported.difference(file, image);
        }
    }
}
