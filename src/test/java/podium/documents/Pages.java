package podium.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of the documentation, read from the repository. */
final class Pages {
    /** The root of the repository, where tests run. */
    static final Path ROOT = Path.of("");

    /** Written by {@link MessagesPageTest}. */
    static final String MESSAGES = "docs/messages.md";

    private Pages() {}

    /** README.md, CONTRIBUTING.md, CHANGELOG.md, the pages of docs/ and the README.md of each folder, in this order. */
    static List<MarkdownPage> all() {
        List<String> names = new ArrayList<>(List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md"));
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> folders = Files.list(Path.of("."))) {
            docs.map(file -> file.toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .forEach(names::add);
            folders.map(folder -> folder.getFileName() + "/README.md").sorted().forEach(names::add);
            List<MarkdownPage> pages = new ArrayList<>();
            for (String name : names) {
                if (Files.isRegularFile(ROOT.resolve(name))) {
                    pages.add(MarkdownPage.read(ROOT, name));
                }
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that is written as code in the pages, one span or block after the other. */
    static String code() {
        return all().stream()
                .flatMap(page -> Stream.concat(
                        page.codeSpans().stream(), page.blocks().stream().map(CodeBlock::text)))
                .collect(Collectors.joining("\n"));
    }
}
