package podium.classroom.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.classroom.notebook.PythonTokens.Kind;
import podium.classroom.notebook.PythonTokens.Token;

class PythonTokensTest {
    private static List<String> texts(String source) {
        return PythonTokens.of(source).stream()
                .map(token -> token.kind() + " " + token.text())
                .toList();
    }

    @Test
    void namesNumbersStringsAndSignsAreRecognised() {
        assertThat(texts("x1 = f(0x1F, 2.5) # y = 'no'\n"))
                .containsExactly(
                        "NAME x1", "SIGN =", "NAME f", "SIGN (", "NUMBER 0x1F", "SIGN ,", "NUMBER 2.5", "SIGN )");
        assertThat(texts("f'{a}' \"it's\" 'a\\'b' '''a\n'b''' \"\""))
                .containsExactly("NAME f", "TEXT {a}", "TEXT it's", "TEXT a\\'b", "TEXT a\n'b", "TEXT ");
    }

    @Test
    void tokensAfterMultilineStringsHaveTheRightLine() {
        assertThat(PythonTokens.of("a\n\"\"\"b\nc\\\nd\"\"\" e\nf"))
                .containsExactly(
                        new Token(Kind.NAME, "a", 1),
                        new Token(Kind.TEXT, "b\nc\\\nd", 2),
                        new Token(Kind.NAME, "e", 4),
                        new Token(Kind.NAME, "f", 5));
    }

    @Test
    void unclosedStringEndsWithItsLineOrTheSource() {
        assertThat(texts("echo 'don\nx")).containsExactly("NAME echo", "TEXT don", "NAME x");
        assertThat(texts("'''a\nb")).containsExactly("TEXT a\nb");
        assertThat(texts("'a\\")).containsExactly("TEXT a\\");
    }

    /** A backtracking or recursive regular expression would not finish on these sources. */
    @ParameterizedTest
    @ValueSource(
            strings = {"x", "\"", "'\\\"", "\"\"\"", "'''\"", "\\\"", "\"\\'", "a.", "(", "submission", "f(", "#'"})
    void megabyteOfOddSourceIsTokenizedInTime(String part) {
        String source = "text = \"" + part.repeat((1 << 20) / part.length());
        List<Token> tokens = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> PythonTokens.of(source));
        assertThat(tokens).isNotEmpty();
    }

    /** No character is lost: the joined tokens equal the source without its white space. */
    @Test
    void joinedTokensEqualTheSource() {
        String[] parts = {"name", "7.5", "+", "(", ")", "'text'", "\"a'b\"", " ", "\n", "_x"};
        SplittableRandom random = new SplittableRandom(2009);
        for (int trial = 0; trial < 500; trial++) {
            StringBuilder source = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                source.append(parts[random.nextInt(parts.length)]).append(' ');
            }
            StringBuilder read = new StringBuilder();
            for (Token token : PythonTokens.of(source.toString())) {
                String quote = token.text().contains("'") ? "\"" : "'";
                read.append(token.kind() == Kind.TEXT ? quote + token.text() + quote : token.text());
            }
            assertThat(read).hasToString(source.toString().replaceAll("\\s", ""));
        }
    }
}
