package podium.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownPageTest {
    private static final String TEXT = """
            # A page

            Some `code` and a [link](other.md). A second
            sentence, over two lines!

            ```console thorough
            $ ./podium run

            ~~~
            ```

            - An item. Run:

              ```yaml
              a:
                b: 1
              ```

                more of the item
            - Another

            Text.

                indented code
                of two lines

            | a `cell` | [x](y.md) |
            |---|---|

            ~~~~text
            ```
            ~~~~
            """;

    private final MarkdownPage page = MarkdownPage.of("docs/a.md", TEXT);

    @Test
    void blocksAreFoundWithTheirLinesAndWithoutTheirIndentation() {
        assertThat(page.blocks())
                .containsExactly(
                        new CodeBlock("docs/a.md", 6, "console thorough", List.of("$ ./podium run", "", "~~~")),
                        new CodeBlock("docs/a.md", 14, "yaml", List.of("a:", "  b: 1")),
                        new CodeBlock(
                                "docs/a.md", 24, "indented", List.of("    indented code", "    of two lines", "")),
                        new CodeBlock("docs/a.md", 30, "text", List.of("```")));
        assertThat(page.blocks("console").get(0).language()).isEqualTo("console");
        assertThat(page.blocks("text")).hasSize(1);
    }

    @Test
    void anUnclosedFenceIsToldOf() {
        assertThat(MarkdownPage.of("a.md", "```yaml\na: 1\n").blocks().get(0).info())
                .isEqualTo("unclosed");
    }

    @Test
    void sentencesAreThoseOfParagraphsAndItems() {
        assertThat(page.sentences().stream().map(sentence -> sentence.getKey() + " " + sentence.getValue()))
                .containsExactly(
                        "3 Some CODE and a link.",
                        "3 A second sentence, over two lines!",
                        "12 An item.",
                        "12 Run:",
                        "19 more of the item",
                        "20 Another",
                        "22 Text.");
    }

    @Test
    void codeSpansAndLinksAreFoundInTablesToo() {
        assertThat(page.codeSpans()).containsExactly("code", "cell");
        assertThat(page.links())
                .containsExactly(new MarkdownPage.Link(3, "other.md"), new MarkdownPage.Link(27, "y.md"));
    }

    @Test
    void anchorsAreThoseOfGitHub() {
        assertThat(MarkdownPage.of("a.md", """
                        # What `oneDNN` likes: 1 + 2
                        ## A [link](b.md), and more_than-that
                        ## Twice
                        ## Twice
                        ```text
                        # No heading
                        ```
                        """).anchors())
                .containsExactly("what-onednn-likes-1--2", "a-link-and-more_than-that", "twice", "twice-1");
    }
}
