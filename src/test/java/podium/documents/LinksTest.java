package podium.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links of the pages to files of the repository and to headings. */
class LinksTest {
    @TempDir
    private Path folder;

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> faults = new ArrayList<>();
        for (MarkdownPage page : Pages.all()) {
            faults.addAll(faults(Pages.ROOT, page));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aMissingFileAMissingHeadingAndAFileOutsideAreFaults() throws IOException {
        Files.createDirectories(folder.resolve("docs"));
        Files.writeString(folder.resolve("docs/a.md"), "# The first\n\n## Two `words`, three\n\n## The first\n");
        String text = """
                # Start

                [good](docs/a.md) [good](docs/a.md#two-words-three) [good](docs/a.md#the-first-1) [good](#start)
                [web](https://example.org/none) [folder](docs) `[code](none.md)`
                | [file](docs/b.md) | [heading](docs/a.md#three) |

                [own](#end) and a link over [two
                lines](../outside.md)
                """;
        assertThat(faults(folder, MarkdownPage.of("README.md", text)))
                .containsExactly(
                        "README.md:5: docs/b.md: no such file",
                        "README.md:5: docs/a.md#three: no such heading; there are [the-first, two-words-three, the-first-1]",
                        "README.md:7: #end: no such heading; there are [start]",
                        "README.md:7: ../outside.md: outside of the repository");
        assertThat(faults(folder, MarkdownPage.of("docs/c.md", "[up](../docs/a.md) [up](../README.md)")))
                .containsExactly("docs/c.md:1: ../README.md: no such file");
    }

    private static List<String> faults(Path root, MarkdownPage page) throws IOException {
        List<String> faults = new ArrayList<>();
        for (MarkdownPage.Link link : page.links()) {
            if (!link.target().matches("(https?|mailto):.*")) {
                fault(root, page, link.target())
                        .ifPresent(fault ->
                                faults.add(page.name() + ":" + link.line() + ": " + link.target() + ": " + fault));
            }
        }
        return faults;
    }

    private static Optional<String> fault(Path root, MarkdownPage page, String target) throws IOException {
        String file = target.replaceFirst("#.*", "");
        String anchor = target.substring(file.length());
        Path name = Path.of(page.name()).resolveSibling(file).normalize();
        if (name.startsWith("..")) {
            return Optional.of("outside of the repository");
        }
        if (!file.isEmpty() && !Files.exists(root.resolve(name))) {
            return Optional.of("no such file");
        }
        if (anchor.isEmpty()) {
            return Optional.empty();
        }
        MarkdownPage linked = file.isEmpty() ? page : MarkdownPage.read(root, name.toString());
        return linked.anchors().contains(anchor.substring(1))
                ? Optional.empty()
                : Optional.of("no such heading; there are " + linked.anchors());
    }
}
