package podium.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.cli.CommandLineRun;
import podium.cli.CommandLineWorkspace;
import podium.cli.TrainedSample;
import podium.cli.console.ExitCode;

/** Explains networks that were trained on the sample. */
class ExplainCommandTest {
    private final CommandLineWorkspace workspace = TrainedSample.small().workspace();
    private final Path classifier = TrainedSample.small().classifier();
    private final Path segmenter = TrainedSample.small().segmenter();

    @TempDir
    private Path folder;

    private CommandLineRun explain(Path run, Object... arguments) {
        return workspace.podium(Stream.concat(Stream.of("explain", run), Stream.of(arguments))
                .map(Object::toString)
                .toArray(String[]::new));
    }

    private static JsonNode figures(Path out) throws IOException {
        return new ObjectMapper().readTree(out.resolve("figures.json").toFile());
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void gradCamMapsAreDrawnAndCheckedWithTenRandomHeads() throws IOException {
        Path out = folder.resolve("out");
        CommandLineRun run = explain(classifier, "test", "--limit", "3", "--class", "dog", "--out", out);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("3 maps of 3 images\n", "Checked on 3 maps of 3 images with 10 random heads");
        assertThat(out.resolve("explain.csv")).content().contains(",dog,").hasLineCount(4);
        assertThat(list(out.resolve("maps"))).hasSize(3);
        assertThat(out.resolve("contact.png")).isNotEmptyFile();
        JsonNode check = figures(out).get("randomHeads");
        assertThat(check.get("heads")).hasSize(10);
        assertThat(check.get("heads").findValuesAsText("seed")).doesNotHaveDuplicates();
        assertThat(check.get("lowest").doubleValue())
                .isLessThanOrEqualTo(check.get("meanRankCorrelation").doubleValue());
        assertThat(run.out())
                .contains(
                        check.get("verdict").textValue().equals("changes")
                                ? "The maps change with a random head"
                                : "depend on the head");
        assertThat(explain(classifier, "test", "--class", "owl").err())
                .contains("--class owl: the run has no such class");
        assertThat(classifier.resolve("explained")).doesNotExist();
    }

    @Test
    void occlusionMapsAreNotCheckedWithRandomHeads() throws IOException {
        Path out = folder.resolve("out");
        CommandLineRun cam = explain(segmenter, "test", "--limit", "1", "--class", "dog", "--out", out);
        assertThat(cam.code()).as(cam.err()).isZero();
        assertThat(cam.out()).contains("1 map of 1 image\n").contains("with 10 random heads");
        CommandLineRun occluded =
                explain(segmenter, "test", "--limit", "1", "--class", "dog", "--occlusion", "--out", out + "2");
        assertThat(occluded.code()).as(occluded.err()).isZero();
        assertThat(occluded.out()).contains("1 map of 1 image\n").doesNotContain("random head");
        assertThat(figures(Path.of(out + "2")).get("randomHeads").isNull()).isTrue();
    }

    @Test
    void imagesWithoutPredictedClassesAreReported() throws IOException {
        Path out = folder.resolve("out");
        CommandLineRun run = explain(segmenter, "test", "--limit", "4", "--out", out);
        assertThat(run.code()).as(run.err()).isZero();
        int unseen = figures(out).get("imagesWithoutMap").intValue();
        assertThat(run.out().contains("The network predicts no class for")).isEqualTo(unseen > 0);
    }

    @Test
    void eachCallWritesItsOwnFolder() throws IOException {
        Path photo = folder.resolve("photo.jpg");
        Files.copy(workspace.images().get(0), photo);
        Path run = folder.resolve("run");
        Path explained = run.resolve("explained");
        Files.createDirectory(run);
        for (Path file : list(classifier)) {
            if (Files.isRegularFile(file)) {
                Files.copy(file, run.resolve(file.getFileName()));
            }
        }
        assertThat(explain(run, photo).code()).isZero();
        assertThat(explain(run, photo).code()).isZero();
        assertThat(list(explained)).hasSize(1);
        assertThat(explain(run, photo, "--class", "dog").code()).isZero();
        assertThat(list(explained)).hasSize(2);
        Path other = folder.resolve("other.jpg");
        Files.copy(workspace.images().get(1), other);
        assertThat(explain(run, other).code()).isZero();
        Files.copy(workspace.images().get(2), photo, StandardCopyOption.REPLACE_EXISTING);
        assertThat(explain(run, photo).code()).isZero();
        assertThat(list(explained)).hasSize(4);
        for (Path call : list(explained)) {
            assertThat(String.valueOf(call.getFileName())).matches("grad-cam-[0-9a-f]{8}");
            assertThat(list(call.resolve("maps"))).hasSize(1);
        }
    }

    @Test
    void aFolderOfAnotherCallIsRefused() throws IOException {
        Path out = folder.resolve("out");
        Path photo = workspace.images().get(0);
        assertThat(explain(classifier, photo, "--class", "dog", "--out", out).code())
                .isZero();
        String before = Files.readString(out.resolve("explain.csv"));
        assertThat(explain(classifier, photo, "--class", "cat", "--out", out))
                .returns(ExitCode.COULD_NOT, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("holds the result of another call (class is 'dog' there, 'cat' here; see explain.txt)");
        assertThat(out.resolve("explain.csv")).hasContent(before);
        assertThat(explain(classifier, photo, "--class", "dog", "--out", out).code())
                .isZero();
    }
}
