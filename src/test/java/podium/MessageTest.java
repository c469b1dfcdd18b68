package podium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import podium.core.Brief;
import podium.core.InputException;
import podium.core.Reason;
import podium.core.RefusedException;
import podium.core.UsageException;

/** Text from files and libraries is shortened in messages and contains no Java classes. */
class MessageTest {
    @Test
    void theMiddleOfALongLineIsLeftOut() {
        String start = "a.csv:3: the score of dog is '";
        String end = "'; expected a number, such as 0.25";
        String message = new InputException(start + "7".repeat(100_000) + end).getMessage();
        assertThat(message)
                .startsWith(start)
                .endsWith(end)
                .contains("7 [...] 7")
                .hasSizeLessThan(1_000);
        assertThat(new UsageException(start + "7".repeat(100_000) + end).getMessage())
                .isEqualTo(message);
        assertThat(new RefusedException(start + "7".repeat(100_000) + end).getMessage())
                .isEqualTo(message);
        assertThat(new InputException(start + "7".repeat(800) + end).getMessage())
                .doesNotContain("[...]");
    }

    /** An invisible character is shown by its number, which takes more space. */
    @Test
    void theLengthCountsTheShownCharacters() {
        String message = new InputException("a.csv: '" + "\0".repeat(400) + "'").getMessage();
        assertThat(message).startsWith("a.csv: '\\u0000").contains(" [...] ").hasSizeLessThan(1_000);
    }

    @Test
    void noCharacterIsCutInHalf() {
        for (int shift = 0; shift < 2; shift++) {
            assertThat(Brief.of("x".repeat(shift) + "\ud83d\ude00".repeat(1_000))
                            .codePoints())
                    .allMatch(symbol -> Character.getType(symbol) != Character.SURROGATE);
        }
    }

    @Test
    void onlyTheFirstOfManyFaultsAreListed() {
        assertThat(InputException.ofLines(Collections.nCopies(20, "x")).lines()).hasSize(20);
        assertThat(InputException.ofLines(Collections.nCopies(1_020, "x".repeat(2_000)))
                        .lines())
                .hasSize(21)
                .endsWith("and 1000 more faults")
                .allMatch(line -> line.length() < 1_000);
    }

    @Test
    void aLibrarysReasonIsGivenUnlessItNamesJavaClasses() {
        assertThat(Reason.of(new UncheckedIOException(new IOException("EOF reached\nat 3"))))
                .isEqualTo("EOF reached");
        for (Exception other : List.of(
                new NullPointerException(),
                new IOException(" "),
                new IllegalStateException("java.io.EOFException"),
                new ClassCastException("class a.b.Cde cannot be cast to class x"),
                new IOException("Not a JPEG: EOFException"))) {
            assertThat(Reason.of(other)).isEqualTo("its bytes contradict each other");
        }
    }
}
