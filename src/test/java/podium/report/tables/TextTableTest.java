package podium.report.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
}
