package podium.classroom.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Shared;
import podium.classroom.notebook.Notebook.Cell;
import podium.core.InputException;

class NotebookReviewTest {
    /** A notebook without findings. */
    private static final String GOOD = """
            # 1. *Introduction*
            This notebook explains each of its steps at some length and in simple words that a reader can follow.
            %%
            import numpy as np
            np.random.seed(1)
            %%
            model.fit(images, labels)
            np.save("model.npy", model)
            frame.to_csv("submission.csv")
            """;

    @TempDir
    private Path folder;

    /** Builds a notebook from cells separated by %%: a text cell, then code cells that ran in order. */
    private static Notebook notebook(String text) {
        List<Cell> cells = new ArrayList<>();
        for (String source : text.split("%%\n", -1)) {
            boolean code = !cells.isEmpty();
            cells.add(new Cell(
                    cells.size() + 1,
                    code ? Notebook.Kind.CODE : Notebook.Kind.MARKDOWN,
                    source,
                    code ? OptionalInt.of(cells.size()) : OptionalInt.empty(),
                    List.of()));
        }
        return new Notebook(4, cells);
    }

    private static List<String> found(String text) {
        return NotebookReview.of(notebook(text), List.of()).stream()
                .map(Finding::text)
                .toList();
    }

    @Test
    void goodNotebookHasNoFindings() {
        assertThat(NotebookReview.of(notebook(GOOD), List.of("INTRODUCTION"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    private path | open("/home/ada/train.txt") | open("/kaggle/input/train.txt")
                    private path | p = 'C:\\data\\x.png' | p = 'data/x.png'
                    private path | os.listdir("~/voc") | os.listdir("voc")
                    install | !pip install albumentations | import albumentations
                    install | %conda install pandas | # pip install pandas
                    download | !wget http://x/y.zip | zipfile.ZipFile("y.zip")
                    download | ResNet50(weights="imagenet") | ResNet50(weights="../input/resnet.h5")
                    download | resnet18(pretrained=True) | resnet18(pretrained=False)
                    download | resnet18(weights='DEFAULT') | resnet18(weights=None)
                    download | resnet18(weights=ResNet18_Weights.IMAGENET1K_V1) | resnet18(weights=path)
                    download | torch.hub.load_state_dict_from_url(u) | model.load_state_dict(torch.load(p))
                    download | os.system("wget http://x/y.zip") | os.system("unzip y.zip")
                    download | out = !curl -O http://x/y.zip | out = !ls
                    download | (x, y), z = keras.datasets.mnist.load_data() | x = np.load("mnist.npz")
                    download | tf.keras.applications.VGG16(include_top=False) | tf.keras.applications.VGG16(weights=None)
                    download | keras.applications.vgg16.VGG16() | keras.applications.vgg16.preprocess_input(x)
                    download | applications.VGG16(False, "imagenet") | applications.VGG16(False, "vgg.h5")
                    download | applications.VGG16(input_tensor=Input((96, 96, 3))) | applications.VGG16(**settings)
                    install | !sudo apt-get install y | !sudo ls
                    test labels | read("ImageSets/Segmentation/val.txt") | read("ImageSets/Segmentation/train.txt")
                    test labels | pd.read_csv("solution.csv") | pd.read_csv("train_set.csv")
                    """)
    void lineHasTheFindingOnlyWithTheOffendingCall(String kind, String with, String without) {
        assertThat(found(GOOD + "%%\nx = 1\n" + with + "\n")).containsExactly("cell 4, line 2: " + kind + ": " + with);
        assertThat(found(GOOD + "%%\nx = 1\n" + without + "\n")).isEmpty();
        assertThat(found(GOOD + "%%\n  # " + with + "\n")).as("a comment").isEmpty();
    }

    /** The import may be in another cell than the call, and may rename the network. */
    @Test
    void importedKerasNetworksDownloadWeightsUnlessOthersAreChosen() {
        String imports = "%%\nfrom tensorflow.keras.applications import (ResNet50,\n    VGG16 as Base)\n";
        assertThat(found(GOOD + imports + "%%\nx = 1\nm = Base(\n    include_top=False)\n"))
                .containsExactly("cell 5, line 2: download: m = Base(");
        assertThat(found(GOOD + imports + "%%\nm = Base(include_top=False,\n    weights=None)\n"))
                .isEmpty();
        assertThat(found(GOOD + imports + "%%\nm = Other()\n")).isEmpty();
        assertThat(found(GOOD + "%%\nfrom mine.applications import VGG16\nm = VGG16()\n"))
                .isEmpty();
    }

    @Test
    void headingsAreFoundInMarkdownHtmlUnderlinesAndFormatThree() throws IOException {
        for (String text : List.of(
                "Text.\n\nDiscussion\n---",
                "The\nDiscussion\n=====\nText.",
                "## 4. *Discussion*",
                "<h2 id='d'>Discussion</h2>")) {
            assertThat(NotebookReview.of(notebook(text + " \n" + GOOD), List.of("Discussion")))
                    .as(text)
                    .isEmpty();
        }
        for (String text : List.of("Discussion", "Discussion\n\n---", "- Discussion -", "Discussion\n-=-")) {
            assertThat(NotebookReview.of(notebook(text + "\n" + GOOD), List.of("Discussion")))
                    .as(text)
                    .extracting(Finding::text)
                    .containsExactly("missing heading: Discussion");
        }
        assertThat(read("""
                {"nbformat": 3, "worksheets": [{"cells": [
                  {"source": ["Discussion"], "cell_type": "heading", "level": 2},
                  {"cell_type": "heading", "source": "No level"},
                  {"cell_type": "heading", "source": "Deep", "level": 99}]}]}""").cells())
                .extracting(Cell::source)
                .containsExactly("## Discussion", "# No level", "###### Deep");
    }

    /** A regular expression that backtracks at each position would take minutes on these lines. */
    @ParameterizedTest
    @ValueSource(
            strings = {"submission", "pip ", "weights = ", "ImageSets/a_", "'/home/", "!wget;", "get_file ", "VGG16("})
    void lineOfHalfAMegabyteIsSearchedInTime(String part) {
        String line = part.repeat((1 << 19) / part.length());
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> found(GOOD + "%%\n" + line + "\n"));
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> found(GOOD + "%%\nx = \"" + line + "\"\n"));
    }

    @Test
    void longStringIsTokenizedLikeAnyOther() {
        String code = "x = '" + "a".repeat(100_000) + "'\ny = f(x, 1, 2, 3, 4, 5, 6, 7)\n";
        assertThat(CodePrints.of(notebook("a%%\n" + code)).size()).isPositive();
    }

    @Test
    void filesWrittenInLoopsAreFound() {
        assertThat(found(GOOD + """
                %%
                for i in range(1000):

                    x = i
                    plt.savefig(f"{i}.png")
                plt.savefig("all.png")
                """)).containsExactly("cell 4, line 4: many files: plt.savefig(f\"{i}.png\")");
    }

    @Test
    void missingSeedSubmissionDocumentationAndHeadingAreFound() {
        assertThat(found(GOOD.replace("np.random.seed(1)", "np.random.rand(3)")))
                .containsExactly("cell 2, line 2: no seed: np.random.rand(3)");
        assertThat(found(GOOD.replace("frame.to_csv(\"submission.csv\")", "# frame.to_csv(\"submission.csv\")")))
                .containsExactly("no submission: no cell writes a submission.csv");
        assertThat(found(GOOD.replaceFirst("(?s)# 1.*follow\\.", "")))
                .containsExactly("little documentation: 0.0% of the words are in text cells");
        assertThat(NotebookReview.of(notebook(GOOD), List.of("Introduction", "Discussion")))
                .extracting(Finding::text)
                .containsExactly("missing heading: Discussion");
    }

    private Notebook read(String json) throws IOException {
        return NotebookReader.read(Files.writeString(folder.resolve("x.ipynb"), json));
    }

    @Test
    void executionCountsAndErrorsAreReadFromTheCells() throws IOException {
        Notebook notebook = read("""
                {"metadata": {"deep": [1, {"cells": 2}]}, "nbformat": 4, "cells": [
                  {"cell_type": "markdown", "source": ["# Title\\n", "some words that explain the cells"]},
                  {"cell_type": "code", "execution_count": 7, "source": "a.to_csv('s')", "outputs": [
                     {"output_type": "stream", "text": ["x"]},
                     {"output_type": "error", "ename": "ValueError", "traceback": ["long"]}]},
                  {"cell_type": "code", "execution_count": 3, "source": ["b = 1\\n", "c = 2"], "outputs": []},
                  {"cell_type": "code", "execution_count": null, "source": "d = 1", "outputs": []},
                  {"cell_type": "code", "execution_count": null, "source": " ", "outputs": []}
                ]}""");
        assertThat(notebook.cells()).hasSize(5);
        assertThat(notebook.cells().get(2).source()).isEqualTo("b = 1\nc = 2");
        assertThat(NotebookReview.of(notebook, List.of()))
                .extracting(Finding::text)
                .containsExactly(
                        "not run: 1 of 3 code cells were not run: cells 4",
                        "out of order: 1 place: cell 3 ran as [3], before cell 2 as [7]",
                        "cell 2: error output: ValueError");
    }

    @Test
    void formatThreeIsRead() throws IOException {
        Notebook notebook = read("""
                {"nbformat": 3, "worksheets": [{"metadata": {}, "cells": [
                  {"cell_type": "heading", "level": 1, "source": "Title"},
                  {"cell_type": "code", "prompt_number": 2, "input": "print(1)", "outputs": [
                     {"output_type": "pyerr", "ename": "KeyError"}]}]}]}""");
        assertThat(notebook.format()).isEqualTo(3);
        assertThat(notebook.cells().get(1))
                .isEqualTo(new Cell(2, Notebook.Kind.CODE, "print(1)", OptionalInt.of(2), List.of("KeyError")));
    }

    /** Python's json accepts each of these files. */
    @Test
    void filesThatPythonAcceptsAreRead() throws IOException {
        String cell = "{\"cell_type\": \"code\", \"source\": \"x = 1\", \"execution_count\": %s, \"outputs\": []}";
        String code = String.format(Locale.ROOT, cell, "1");
        String deep = "[".repeat(50_000) + "]".repeat(50_000);
        for (String json : List.of(
                "{\"metadata\": {\"lr\": NaN, \"duration\": -Infinity, \"x\": Infinity}, \"cells\": [" + code + "]}",
                "{\"metadata\": " + deep + ", \"cells\": [" + code + "]}",
                "{\"metadata\": " + "9".repeat(5_000) + ", \"cells\": [" + code + "]}",
                "{\"metadata\": {\"" + "k".repeat(100_000) + "\": 1}, \"cells\": [" + code + "]}",
                "{\"cells\": [" + code + ", " + code + "], \"cells\": [" + code + "]}",
                "{\"cells\": [null, 3, [" + code + "], " + code + "], \"nbformat\": 4.0}",
                "{\"nbformat\": null, \"cells\": [{\"cell_type\": \"code\", \"outputs\": {\"a\": [1]},"
                        + " \"source\": [[\"no\"], \"x = 1\"], \"execution_count\": 1}]}")) {
            assertThat(read(json).cells())
                    .as(json.substring(0, 40))
                    .containsExactly(new Cell(1, Notebook.Kind.CODE, "x = 1", OptionalInt.of(1), List.of()));
        }
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, Charset.forName("UTF-32BE"))) {
            Path file = Files.write(folder.resolve("wide.ipynb"), ("{\"cells\": [" + code + "]}").getBytes(charset));
            assertThat(NotebookReader.read(file).cells()).as(charset.name()).hasSize(1);
        }
        for (String count : List.of("9".repeat(1_500), "1e400", "3000000000")) {
            assertThat(read("{\"cells\": [" + String.format(Locale.ROOT, cell, count) + "]}")
                            .cells())
                    .extracting(Cell::run)
                    .containsExactly(OptionalInt.of(Integer.MAX_VALUE));
        }
    }

    @Test
    void invalidNotebookIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> read("{\n  \"cells\": [\n    {\"cell_type\": \"code\",,}\n]}"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("x.ipynb:3:")
                .hasMessageContaining("the file is not JSON");
        assertThatThrownBy(() -> read("{\"nbformat\": 4}"))
                .hasMessageContaining("x.ipynb: the file is not a notebook; expected cells");
        assertThatThrownBy(() -> NotebookReader.read(
                        Files.write(folder.resolve("x.ipynb"), new byte[] {0, 0, 0, 'x', 9, 9, 9, 9})))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("x.ipynb");
        assertThatThrownBy(() -> read("[1]")).hasMessageContaining("expected a JSON object with cells");
        assertThatThrownBy(() -> read("{\"cells\": [")).hasMessageContaining("the file is not JSON");
    }

    /** Reviews the course's real notebooks. Each finding of the golden file was verified in its notebook. */
    @Test
    void findingsInRealNotebooksMatchTheGoldenFile() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(Shared.data("notebooks"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList()) {
                text.append(file.getFileName()).append('\n');
                NotebookReview.of(NotebookReader.read(file), List.of("Introduction"))
                        .forEach(finding ->
                                text.append("  ").append(finding.text()).append('\n'));
            }
        }
        assertThat(text)
                .hasToString(Files.readString(Path.of("src/test/resources/podium/classroom/grading/notebooks.txt")));
    }

    /** Renamed code counts as shared. Code of the template does not count. */
    @Test
    void sharedCodeIsFoundAfterRenaming() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            code.append("alpha")
                    .append(i)
                    .append(" = np.sqrt(beta + ")
                    .append(i)
                    .append(") * gamma['key']\n");
            code.append("if alpha")
                    .append(i)
                    .append(" > 3: plot(alpha")
                    .append(i)
                    .append(", label='x')\n");
        }
        String renamed = code.toString()
                .replace("alpha", "value")
                .replace("gamma", "table")
                .replace("'x'", "\"y\"");
        CodePrints own = CodePrints.of(notebook("a%%\n" + code));
        CodePrints same = CodePrints.of(notebook("a%%\nimport os\n%%\n" + renamed));
        CodePrints other =
                CodePrints.of(notebook("a%%\nfor x in y:\n    while True: yield lambda z: z if x else f(z)(y)\n"));
        assertThat(own.sharedWith(same).share()).isEqualTo(1);
        assertThat(own.sharedWith(same).cells().get(0))
                .extracting("own", "other")
                .containsExactly(2, 3);
        assertThat(own.sharedWith(other).share()).isZero();
        assertThat(CodePrints.of(notebook("a%%\n" + code), same).size()).isZero();
    }
}
