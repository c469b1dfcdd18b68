package podium.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import podium.report.charts.svg.SvgFile;

/** The pages of docs/experiments say what their commands printed, and what the course reports said. */
class ExperimentPagesTest {
    /** The info string of a block that bench/experiments.py fills with what the commands before it printed. */
    static final String PRINTED = "text printed";

    private static final String FOLDER = "docs/experiments/";
    private static final Pattern DECIMAL = Pattern.compile("(?<![\\w.])\\d+[.]\\d+(?![\\w]|[.]\\d)");
    private static final Pattern PAGE = Pattern.compile("^ {4}\"([a-z0-9-]+)\": \\{", Pattern.MULTILINE);

    private static List<MarkdownPage> pages() {
        return Pages.all().stream()
                .filter(page -> page.name().startsWith(FOLDER) && !page.name().endsWith("README.md"))
                .toList();
    }

    @Test
    void theScriptRunsEveryPage() throws IOException {
        String script = Files.readString(Path.of("bench/experiments.py"));
        assertThat(pages().stream().map(page -> name(page)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(PAGE.matcher(script)
                        .results()
                        .map(found -> found.group(1))
                        .toList());
    }

    @Test
    void whatWasPrintedFollowsTheCommands() {
        for (MarkdownPage page : pages()) {
            List<CodeBlock> blocks = page.blocks();
            for (int i = 0; i < blocks.size(); i++) {
                CodeBlock block = blocks.get(i);
                if (block.info().equals(PRINTED)) {
                    assertThat(block.lines()).as(block.place()).isNotEmpty();
                    CodeBlock before = blocks.get(i - 1);
                    assertThat(before.language()).as(block.place()).isEqualTo("sh");
                    assertThat(block.line())
                            .as(block.place())
                            .isEqualTo(before.line() + before.lines().size() + 3);
                }
            }
        }
    }

    /** A figure is printed in the page, in a table beside it, or is one of a report, which the descriptions quote. */
    @Test
    void everyFigureIsPrintedOrReported() throws IOException {
        List<BigDecimal> reported = new ArrayList<>();
        for (Path file : files(Path.of("competition"))) {
            if (file.endsWith("description.md")) {
                reported.addAll(decimals(Files.readString(file)));
            }
        }
        List<String> unknown = new ArrayList<>();
        for (MarkdownPage page : pages()) {
            List<BigDecimal> sources = new ArrayList<>(reported);
            page.blocks("sh", "text").forEach(block -> sources.addAll(decimals(block.text())));
            for (Path table : files(Path.of(FOLDER + name(page)))) {
                if (table.toString().endsWith(".csv")) {
                    sources.addAll(decimals(Files.readString(table)));
                }
            }
            for (String text : page.texts()) {
                decimals(text).stream()
                        .filter(figure -> sources.stream().noneMatch(source -> rounds(source, figure)))
                        .forEach(figure -> unknown.add(page.name() + ": " + figure + " in: " + text));
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void chartsAndTablesAloneStandBesideThePages() throws IOException {
        Set<String> folders = new TreeSet<>();
        for (Path file : files(Path.of(FOLDER))) {
            String path = file.toString().replace('\\', '/');
            if (path.endsWith(".svg")) {
                assertThat(new SvgFile(file).read()).as(path).isNotEmpty();
            } else {
                assertThat(path).matches(".*[.](md|csv)");
            }
            if (!path.endsWith(".md")) {
                folders.add(path.substring(FOLDER.length()).replaceFirst("/.*", ""));
            }
        }
        assertThat(pages().stream().map(page -> name(page)).collect(Collectors.toSet()))
                .containsAll(folders);
    }

    private static boolean rounds(BigDecimal source, BigDecimal figure) {
        return source.scale() >= figure.scale()
                && source.setScale(figure.scale(), RoundingMode.HALF_UP).compareTo(figure) == 0;
    }

    private static List<BigDecimal> decimals(String text) {
        return DECIMAL.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(BigDecimal::new)
                .toList();
    }

    private static String name(MarkdownPage page) {
        return page.name().substring(FOLDER.length()).replaceFirst("[.]md$", "");
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
