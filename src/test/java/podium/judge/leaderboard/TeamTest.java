package podium.judge.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.UsageException;
import podium.core.VisibleText;

class TeamTest {
    @Test
    void aNameIsComposedAndTrimmed() {
        assertThat(new Team(" Zoe\u0308\n")).isEqualTo(new Team("Zo\u00eb"));
        assertThat(new Team("a".repeat(100)).name()).hasSize(100);
        assertThat(new Team("\uD83D\uDE80".repeat(100)).name()).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t\n", "\u2003"})
    void aNameIsNotEmpty(String name) {
        assertThatThrownBy(() -> new Team(name))
                .isInstanceOf(UsageException.class)
                .hasMessage("the team name is empty; expected 1 to 100 characters");
    }

    @Test
    void namesHaveAtMostAHundredWholeCharacters() {
        assertThatThrownBy(() -> new Team("a".repeat(101)))
                .isInstanceOf(UsageException.class)
                .hasMessage("the team name has 101 characters; expected at most 100");
        assertThatThrownBy(() -> new Team("a\uD83D"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("half of a character");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "'a\nb' -> a\\nb",
                "'a\u202Eb' -> a\\u202eb",
                "'\u200B' -> \\u200b",
                "'\u0000\u001B[2J' -> \\u0000\\u001b[2J",
                "'a\u2028b\u0085' -> a\\u2028b\\u0085",
                "'a\u200Db' -> a\\u200db",
                "'\uD83D\uDC69\u200D\uD83D\uDCBB' -> '\uD83D\uDC69\u200D\uD83D\uDCBB'",
                "'x\u3164' -> x\\u3164",
                "'\uD83E\uDEE0' -> '\uD83E\uDEE0'",
                "'\uDB40\uDC61' -> \\u{e0061}",
                "'\u05E9\u05DC \u65E5\u672C Zo\u00eb' -> '\u05E9\u05DC \u65E5\u672C Zo\u00eb'"
            },
            delimiterString = " -> ")
    void invisibleCharactersAreShownAsEscapes(String text, String shown) {
        assertThat(VisibleText.of(text)).isEqualTo(shown);
    }
}
