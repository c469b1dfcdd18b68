package podium.cli.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.cli.CommandLineRun;
import podium.cli.TrainedSample;

/** {@code podium model export} and {@code podium model run} from the command line. */
class ModelExportTest {
    @TempDir
    private static Path folder;

    private static TrainedSample sample;
    private static String image;

    @BeforeAll
    static void makeSample() {
        sample = TrainedSample.small();
        image = sample.workspace().images().get(0).toString();
    }

    private static CommandLineRun export(Path run, String out, String... more) {
        List<String> line = new ArrayList<>(List.of(
                "model", "export", run.toString(), "--out", folder.resolve(out).toString()));
        line.addAll(List.of(more));
        return sample.workspace().podium(line.toArray(String[]::new));
    }

    private static CommandLineRun ran(Path file, String... more) {
        List<String> line = new ArrayList<>(List.of("model", "run", file.toString()));
        line.addAll(List.of(more));
        return sample.workspace().podium(line.toArray(String[]::new));
    }

    private static Map<String, Float> scores(String table) {
        Map<String, Float> scores = new HashMap<>();
        table.lines()
                .skip(2)
                .map(line -> line.split(" +", -1))
                .forEach(cells -> scores.put(cells[0], Float.valueOf(cells[1])));
        return scores;
    }

    @Test
    void anExportedClassifierGivesTheScoresOfPredict() throws IOException {
        CommandLineRun exported = export(sample.classifier(), "classifier", "--format", "onnx", "--image", image);
        Path model = folder.resolve("classifier/model.onnx");
        assertThat(exported.code()).as(exported.err()).isZero();
        assertThat(exported.out()).isEqualTo(model + "\n");
        CommandLineRun run = ran(model, image);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(exported.err())
                .startsWith("model.onnx: ")
                .contains(run.out())
                .contains("the file's largest difference from the run's own network in MXNet");
        Path predicted = folder.resolve("predicted");
        sample.workspace().done("predict", sample.classifier().toString(), image, "--out", predicted.toString());
        List<String> csv = Files.readAllLines(predicted.resolve("scores.csv"));
        String[] classes = csv.get(0).split(",", -1);
        String[] expected = csv.get(1).split(",", -1);
        Map<String, Float> found = scores(run.out());
        assertThat(found).hasSize(classes.length - 1);
        for (int i = 1; i < classes.length; i++) {
            assertThat(found.get(classes[i])).isCloseTo(Float.parseFloat(expected[i]), within(1e-5f));
        }
        String id = expected[0];
        assertThat(folder.resolve("classifier").resolve(id + ".png")).isNotEmptyFile();
    }

    @Test
    void anExportedSegmenterGivesLabelsWithTheirShares() {
        for (List<String> options : List.of(List.<String>of(), List.of("--labels"))) {
            String[] more =
                    Stream.concat(options.stream(), Stream.of("--image", image)).toArray(String[]::new);
            CommandLineRun exported = export(sample.segmenter(), "segmenter" + options.size(), more);
            assertThat(exported.code()).as(exported.err()).isZero();
            Path png = folder.resolve("seen" + options.size() + ".png");
            CommandLineRun run =
                    ran(folder.resolve("segmenter" + options.size() + "/model.onnx"), image, "--out", png.toString());
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).startsWith("Label ").contains("%\n");
            assertThat(exported.err()).contains(run.out()).contains("run's own network in MXNet");
            assertThat(png).isNotEmptyFile();
        }
    }

    /** Every fault is told in one line, with exit code 1. */
    @Test
    void faultsAreNamed() throws IOException {
        export(sample.classifier(), "whole");
        Path whole = folder.resolve("whole/model.onnx");
        byte[] bytes = Files.readAllBytes(whole);
        Path odd = folder.resolve("odd.onnx");
        Files.write(odd, Arrays.copyOf(bytes, bytes.length / 2));
        assertFault(ran(odd, image), "no whole ONNX file", "copy or export it again");
        Files.write(odd, replaced(bytes, "Conv", "Corv"));
        assertFault(ran(odd, image), "cannot load it", "Corv", "export it again");
        byte[] elsewhere = Arrays.copyOf(bytes, bytes.length + 6);
        System.arraycopy(new byte[] {0x3a, 4, 0x2a, 2, 0x70, 1}, 0, elsewhere, bytes.length, 6);
        Files.write(odd, elsewhere);
        assertFault(ran(odd, image), "some of its numbers are in other files (external data)");
        Files.write(odd, replaced(bytes, "decision", "decisive"));
        assertFault(ran(odd, image), "has no 'decision'; expected a file that 'podium model export' wrote");
        Files.writeString(odd, "no model at all\n");
        assertFault(ran(odd, image), "no whole ONNX file");
        assertFault(ran(folder, image), "not a file; expected an ONNX file");
        assertFault(ran(folder.resolve("none.onnx"), image), "no such file; expected an ONNX file");
        Path text = Files.writeString(folder.resolve("text.jpg"), "no image");
        assertFault(ran(whole, text.toString()), "text.jpg");
        assertFault(ran(whole, folder.toString()), "not a file; expected an image");
        assertFault(ran(whole, folder.resolve("none.jpg").toString()), "no such file; expected an image");
        assertFault(export(sample.classifier(), "unread", "--image", text.toString()), "text.jpg");
        assertFault(export(folder, "no-run"), "not a run folder");
        assertFault(export(sample.segmenter(), "whole"), "the folder has a README.md that is not of this run's export");
        assertThat(folder.resolve("unread")).doesNotExist();
        assertThat(folder.resolve("no-run")).doesNotExist();
    }

    private CommandLineRun predict(Path run) {
        return sample.workspace()
                .podium(
                        "predict",
                        run.toString(),
                        image,
                        "--out",
                        folder.resolve("p").toString());
    }

    @Test
    void aRunWithoutItsModelIsNamedByPredictAndExport() throws IOException {
        for (Path run : List.of(sample.classifier(), sample.segmenter())) {
            Path copy = folder.resolve("copy-" + run.getFileName());
            FileUtils.copyDirectory(run.toFile(), copy.toFile());
            Files.delete(copy.resolve("model-0000.params"));
            String[] told = {copy + ": the run has no model-0000.params", "copy the whole folder again"};
            assertFault(export(copy, "nothing"), told);
            assertFault(predict(copy), told);
        }
    }

    @Test
    void aRunWithoutTheNamesOfItsClassesIsNamedByPredictAndExport() throws IOException {
        Path copy = folder.resolve("copy-names");
        FileUtils.copyDirectory(sample.classifier().toFile(), copy.toFile());
        Path names = copy.resolve("synset.txt");
        for (String text : List.of("", "cat\n\n", "cat\ncat\n", "cat\u00ff\n")) {
            Files.write(names, text.getBytes(StandardCharsets.ISO_8859_1));
            String[] told = {names + ": no", "copy the whole folder again"};
            assertFault(export(copy, "nothing"), told);
            assertFault(predict(copy), told);
        }
    }

    @Test
    void wrongUsageIsExplained() {
        CommandLineRun labels = export(sample.classifier(), "usage", "--labels");
        assertThat(labels.code()).isEqualTo(2);
        assertThat(labels.err()).contains("--labels is for segmenters");
        CommandLineRun format = export(sample.classifier(), "usage", "--format", "tflite");
        assertThat(format.code()).isEqualTo(2);
        assertThat(format.err()).contains("tflite").contains("ONNX");
        assertThat(folder.resolve("usage")).doesNotExist();
        export(sample.classifier(), "read");
        String file = folder.resolve("read/model.onnx").toString();
        for (String read : List.of(file, image)) {
            CommandLineRun same = ran(Path.of(file), image, "--out", read);
            assertThat(same.code()).isEqualTo(2);
            assertThat(same.err()).contains(read + " is a file that is read; name another file with --out");
        }
    }

    private static void assertFault(CommandLineRun run, String... parts) {
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("podium: ").contains(parts).hasLineCount(1);
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
