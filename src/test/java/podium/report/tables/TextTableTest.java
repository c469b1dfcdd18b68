package podium.report.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;

class TextTableTest {
    @Test
    void wordsAreAlignedLeftAndNumbersRight() {
        TextTable table =
                new TextTable().left("class").right("images").row("dog", "12").row("cat", "3");
        assertThat(table).hasToString("""
            class  images
            -----  ------
            dog        12
            cat         3
            """);
    }

    @Test
    void wideLettersTakeTwoCells() {
        assertThat(TextTable.width("abc")).isEqualTo(3);
        assertThat(TextTable.width("队伍")).isEqualTo(4);
        assertThat(TextTable.width("e\u0301")).isEqualTo(1);
        assertThat(TextTable.width("🏆")).isEqualTo(2);
        assertThat(new TextTable().left("team").right("n").row("队", "1").row("ab", "2"))
                .hasToString("team  n\n----  -\n队    1\nab    2\n");
    }

    @Test
    void tablesawColumnsArePrintedWithTheirOwnFormats() {
        StringColumn name = StringColumn.create("name", "a", "bb");
        IntColumn count = IntColumn.create("count", new int[] {7, 1234});
        assertThat(TextTable.of(List.of(name, count)))
                .hasToString("name  count\n----  -----\na         7\nbb     1234\n");
    }

    @Test
    void aColumnOfAnotherLengthIsRefused() {
        StringColumn name = StringColumn.create("name", "a", "bb");
        IntColumn count = IntColumn.create("count", new int[] {7});
        assertThatThrownBy(() -> TextTable.of(List.of(name, count)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'count' has 1 rows; expected 2");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new TextTable().left("a").row("1", "2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 cells in a table of 1 columns");
    }

    /** Two networks that begin and end with the same layers would look alike without their middles. */
    @Test
    void textsThatDifferInTheirMiddlesAreShownFromThereOn() {
        String plain = "[{conv: {filters: 32}}, relu, {max-pool: 2}, {conv: {filters: 64}}, global-average-pool]";
        String residual = "[{conv: {filters: 32}}, relu, {residual: {filters: 64}}, global-average-pool]";
        String deeper = "[{conv: {filters: 32}}, relu, {residual: {filters: 96}}, global-average-pool]";
        assertThat(TextTable.apart(List.of(plain, "vgg16", residual, plain), 28))
                .containsExactly(
                        "...{max-pool: 2}, {conv: ...",
                        "vgg16",
                        "...{residual: {filters: 6...",
                        "...{max-pool: 2}, {conv: ...");
        assertThat(TextTable.apart(List.of(residual, deeper), 28))
                .containsExactly("...64}}, global-average-p...", "...96}}, global-average-p...");
        assertThat(TextTable.apart(List.of("0.1", "0.25"), 28)).containsExactly("0.1", "0.25");
        assertThat(TextTable.apart(List.of(plain, plain), 28))
                .containsOnly(TextTable.shortened(plain, 28))
                .hasSize(2);
    }

    /** Whatever the texts are, they are short, and different ones stay different where a cut can show it. */
    @Test
    void shortTextsAreNeverLongerThanAskedFor() {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            List<String> texts = random.ints(4, 0, 3)
                    .mapToObj(kind -> "a same beginning, " + "x y".repeat(kind) + "z".repeat(20 * kind) + " a same end")
                    .toList();
            List<String> shown = TextTable.apart(texts, 20);
            for (int i = 0; i < texts.size(); i++) {
                assertThat(shown.get(i).length()).isLessThanOrEqualTo(20);
                for (int j = 0; j < i; j++) {
                    assertThat(shown.get(i).equals(shown.get(j)))
                            .isEqualTo(texts.get(i).equals(texts.get(j)));
                }
            }
        }
    }
}
