package podium.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages are short, and so are their sentences; riddles that were once written are written nowhere. */
class PlainEnglishTest {
    private static final int README_BYTES = 7 * 1024;
    private static final int PAGE_BYTES = 12 * 1024;
    private static final int WORDS = 35;

    private static final List<String> RIDDLES = List.of(
            "come away from",
            "come away by",
            "gone on with",
            "first bytes are none",
            "images a class",
            "labels an image",
            "the maps are others",
            "or no such line for the default",
            "the same, but for giving logits",
            "tuned to the best on test: not distinguishable");

    @Test
    void pagesAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (MarkdownPage page : Pages.all()) {
            long bytes = Files.size(Pages.ROOT.resolve(page.name()));
            if ((page.name().equals("README.md") && bytes > README_BYTES)
                    || (page.name().startsWith("docs/") && !page.name().equals(Pages.MESSAGES) && bytes > PAGE_BYTES)) {
                tooLong.add(page.name() + " has " + bytes + " bytes");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void sentencesAreShort() {
        assertThat(Pages.all().stream()
                        .filter(page -> page.name().matches("README[.]md|docs/quickstart-.*"))
                        .flatMap(page -> longSentences(page).stream()))
                .isEmpty();
    }

    @Test
    void aLongSentenceIsFound() {
        String words = "word ".repeat(WORDS - 1);
        assertThat(longSentences(MarkdownPage.of("a.md", words + "end. Start " + words.strip() + ".")))
                .isEmpty();
        assertThat(longSentences(MarkdownPage.of("a.md", "- One. Start " + words + "\n  end.\n- Two.")))
                .singleElement()
                .asString()
                .startsWith("a.md:1: 36 words: Start word ");
        assertThat(longSentences(MarkdownPage.of("a.md", "```text\n" + words + words + "\n```\n| " + words + words)))
                .isEmpty();
    }

    private static List<String> longSentences(MarkdownPage page) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<Integer, String> sentence : page.sentences()) {
            int words = sentence.getValue().split("\\s+", -1).length;
            if (words > WORDS) {
                found.add(page.name() + ":" + sentence.getKey() + ": " + words + " words: " + sentence.getValue());
            }
        }
        return found;
    }

    @Test
    void noRiddleIsLeft() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : files("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs", "src/main", "competition")) {
            String text = sentences(Files.readString(file));
            RIDDLES.stream().filter(text::contains).forEach(riddle -> faults.add(file + ": " + riddle));
        }
        for (Path file : files("src")) {
            if (Files.readString(file).contains("isThe" + "Definitions")) {
                faults.add(file + ": a name that says nothing of the case and the result");
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aRiddleOverTwoLinesIsFound() {
        assertThat(sentences("    /** The Images\n     * a class. */")).contains("images a class");
        assertThat(sentences("x(\"so many images\"\n        + \" a class\")")).contains("images a class");
        assertThat(sentences("// gone on\n    // with")).contains("gone on with");
    }

    /** A text in lower case on one line, without what stands between the lines of comments and of strings. */
    private static String sentences(String text) {
        return text.replaceAll("\"\\s*[+]\\s*\"", "")
                .replaceAll("\\s*\\n\\s*(?:\\*(?!/)|//|#)?\\s*", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** Pages outside of the repository can be read by nobody; tests and benchmarks may use the data beside it. */
    @Test
    void nothingIsReferredToOutsideOfTheRepository() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : files(
                "README.md",
                "CONTRIBUTING.md",
                "CHANGELOG.md",
                "BENCHMARKS.md",
                "docs",
                "src",
                "competition",
                "bench")) {
            String text = Files.readString(file);
            boolean mayUseData = file.startsWith("bench")
                    || file.startsWith("src/test")
                    || file.endsWith("BENCHMARKS.md")
                    || file.endsWith("CONTRIBUTING.md");
            if (text.contains("DESIGN" + ".md") || (!mayUseData && text.contains("../shared"))) {
                faults.add(file.toString());
            }
        }
        assertThat(faults).isEmpty();
    }

    /** The text files of these names and below these folders. */
    private static List<Path> files(String... names) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            Path start = Pages.ROOT.resolve(name);
            if (Files.exists(start)) {
                try (Stream<Path> found = Files.walk(start)) {
                    found.filter(Files::isRegularFile)
                            .filter(PlainEnglishTest::isText)
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    private static boolean isText(Path file) {
        try {
            return !file.toString().contains("__pycache__")
                    && !Files.readString(file).contains("\0");
        } catch (CharacterCodingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
