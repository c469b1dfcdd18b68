package podium.core.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Thorough;

class PixelRunParserTest {
    private static final int TEXTS = Thorough.count(30_000, 3_000_000);
    private static final String ALPHABET = "0123456789 -+.,x\t\n\u000b\r\0\u00a0\u00e9";

    private final PixelRunParser parser = new PixelRunParser();

    /** A text's set and its faults, each written as {@code OVERLAPPING 4..7 bound 9}. */
    private record Reading(PixelRuns runs, List<String> faults) {}

    /** Parses the text within a buffer where other digits surround it. */
    private Reading read(String text, long size, int before, int after) {
        byte[] bytes = ("9".repeat(before) + text + "9".repeat(after)).getBytes(StandardCharsets.ISO_8859_1);
        List<String> faults = new ArrayList<>();
        PixelRuns runs = parser.parse(
                bytes,
                before,
                bytes.length - after,
                size,
                (fault, from, to, bound) -> faults.add(fault(fault, from - before, to - before, bound)));
        return new Reading(runs, faults);
    }

    private Reading read(String text, long size) {
        return read(text, size, 0, 0);
    }

    private static String fault(RunFault fault, int from, int to, long bound) {
        return "%s %d..%d%s".formatted(fault, from, to, bound == 0 ? "" : " bound " + bound);
    }

    /** A naive parser: words by a regular expression, numbers without a limit, one union per run. */
    private static final class Naive {
        private final List<String> faults = new ArrayList<>();
        private final BigInteger size;
        private PixelRuns runs = PixelRuns.EMPTY;
        private BigInteger lastStart = BigInteger.ZERO;
        private BigInteger lastEnd = BigInteger.ZERO;

        private Naive(long size) {
            this.size = BigInteger.valueOf(size);
        }

        static Reading read(String text, long size) {
            Naive naive = new Naive(size);
            Matcher words = Pattern.compile("\\s+|\\S+").matcher(text);
            boolean spaced = false;
            int begin = -1;
            @Nullable BigInteger start = null;
            while (words.find()) {
                String word = words.group();
                if (word.isBlank() && Character.isWhitespace(word.charAt(0))) {
                    boolean inside = words.start() > 0 && words.end() < text.length();
                    if (!spaced && !(inside && word.equals(" "))) {
                        spaced = true;
                        naive.faults.add(fault(RunFault.SPACING, words.start(), words.end(), 0));
                    }
                    continue;
                }
                BigInteger number = word.matches("-?[0-9]+") ? new BigInteger(word) : null;
                if (number == null) {
                    naive.faults.add(fault(RunFault.NOT_AN_INTEGER, words.start(), words.end(), 0));
                }
                if (begin < 0) {
                    begin = words.start();
                    start = number;
                } else {
                    if (start != null && number != null) {
                        naive.pair(text, start, number, begin, words.start(), words.end());
                    }
                    begin = -1;
                }
            }
            if (begin >= 0) {
                naive.faults.add(fault(RunFault.ODD_NUMBER_OF_TOKENS, begin, text.length(), 0));
            }
            return new Reading(naive.runs, naive.faults);
        }

        private void pair(String text, BigInteger start, BigInteger length, int from, int lengthFrom, int to) {
            if (start.signum() < 1) {
                int startTo = from + text.substring(from).split("\\s", 2)[0].length();
                faults.add(fault(RunFault.START_BELOW_ONE, from, startTo, 0));
            }
            if (length.signum() < 1) {
                faults.add(fault(RunFault.LENGTH_BELOW_ONE, lengthFrom, to, 0));
            }
            if (start.signum() < 1 || length.signum() < 1) {
                return;
            }
            BigInteger end = start.add(length).subtract(BigInteger.ONE);
            if (end.compareTo(size) > 0) {
                faults.add(fault(RunFault.PAST_THE_END, from, to, size.longValue()));
                return;
            }
            if (start.compareTo(lastStart) < 0) {
                faults.add(fault(RunFault.NOT_ASCENDING, from, to, lastEnd.longValue()));
                return;
            }
            if (start.compareTo(lastEnd) <= 0) {
                faults.add(fault(RunFault.OVERLAPPING, from, to, lastEnd.longValue()));
            } else if (lastEnd.signum() > 0 && start.equals(lastEnd.add(BigInteger.ONE))) {
                faults.add(fault(RunFault.TOUCHING, from, to, lastEnd.longValue()));
            }
            runs = runs.or(PixelRuns.of(start.longValue() - 1, end.longValue()));
            lastStart = start;
            lastEnd = end.max(lastEnd);
        }
    }

    @Test
    void canonicalTextsHaveNoFaults() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < TEXTS / 10; i++) {
            int size = 1 + random.nextInt(300);
            PixelRuns runs = RandomSets.runs(RandomSets.draw(random, size));
            assertThat(read(PixelRunText.format(runs), size, random.nextInt(3), random.nextInt(3)))
                    .isEqualTo(new Reading(runs, List.of()));
        }
    }

    @Test
    void theCarefulPassGivesTheSameForCanonicalTexts() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < TEXTS / 10; i++) {
            int size = 1 + random.nextInt(300);
            PixelRuns runs = RandomSets.runs(RandomSets.draw(random, size));
            String text = PixelRunText.format(runs);
            assertThat(read(text + "\n", size))
                    .isEqualTo(
                            new Reading(runs, List.of(fault(RunFault.SPACING, text.length(), text.length() + 1, 0))));
        }
    }

    @Test
    void mutatedTextsHaveTheFaultsOfTheNaiveParser() {
        SplittableRandom random = new SplittableRandom(3);
        Set<String> seen = new TreeSet<>();
        int faultless = 0;
        for (int i = 0; i < TEXTS; i++) {
            int size = 1 + random.nextInt(120);
            String text = PixelRunText.format(RandomSets.runs(RandomSets.draw(random, size)));
            for (int edits = random.nextInt(4); edits > 0; edits--) {
                text = mutate(text, random);
            }
            Reading expected = Naive.read(text, size);
            assertThat(read(text, size, random.nextInt(3), random.nextInt(3)))
                    .as("'%s' over %d", text, size)
                    .isEqualTo(expected);
            expected.faults().forEach(fault -> seen.add(fault.substring(0, fault.indexOf(' '))));
            faultless += expected.faults().isEmpty() ? 1 : 0;
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(EnumSet.allOf(RunFault.class).stream()
                        .map(RunFault::name)
                        .toArray(String[]::new));
        assertThat(faultless).isBetween(TEXTS / 10, TEXTS * 9 / 10);
    }

    /** Replaces, inserts or removes a byte or a word, or replaces a number by one of another size. */
    private static String mutate(String text, SplittableRandom random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(2));
        if (random.nextBoolean()) {
            String symbol = String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            return text.substring(0, at) + (random.nextInt(4) == 0 ? "" : symbol) + text.substring(end);
        }
        String[] words = text.split(" ", -1);
        int word = random.nextInt(words.length);
        words[word] = switch (random.nextInt(6)) {
            case 0 -> words[random.nextInt(words.length)];
            case 1 -> words[word] + " " + words[word];
            case 2 -> "0" + words[word];
            case 3 -> "-" + words[word];
            case 4 -> BigInteger.TEN.pow(random.nextInt(31)).toString();
            default -> String.valueOf(1 + random.nextInt(130));
        };
        return String.join(" ", words);
    }

    @ParameterizedTest
    @CsvSource({
        "1 1 3 x,       NOT_AN_INTEGER 6..7",
        "+1 1,          NOT_AN_INTEGER 0..2",
        "1.0 1,         NOT_AN_INTEGER 0..3",
        "- 1,           NOT_AN_INTEGER 0..1",
        "1 1 5,         ODD_NUMBER_OF_TOKENS 4..5",
        "0 3,           START_BELOW_ONE 0..1",
        "-2 3,          START_BELOW_ONE 0..2",
        "3 0,           LENGTH_BELOW_ONE 2..3",
        "1 1 20 2,      PAST_THE_END 4..8 bound 20",
        "21 1,          PAST_THE_END 0..4 bound 20",
        "9 2 5 1,       NOT_ASCENDING 4..7 bound 10",
        "5 5 7 1,       OVERLAPPING 4..7 bound 9",
        "5 5 5 1,       OVERLAPPING 4..7 bound 9",
        "5 5 10 1,      TOUCHING 4..8 bound 9",
        "1  1,          SPACING 1..3",
        "' 1 1',        SPACING 0..1",
        "'1 1 ',        SPACING 3..4",
        "' ',           SPACING 0..1",
    })
    void eachFaultIsReportedWithItsPlace(String text, String fault) {
        assertThat(read(text, 20).faults()).containsExactly(fault);
        assertThat(Naive.read(text, 20).faults()).containsExactly(fault);
    }

    @Test
    void everyFaultIsReportedInOrder() {
        assertThat(read("  0 0 x 4 3 3 4 9 1 1 30 1 7", 20))
                .isEqualTo(new Reading(
                        PixelRuns.of(2, 12),
                        List.of(
                                "SPACING 0..2",
                                "START_BELOW_ONE 2..3",
                                "LENGTH_BELOW_ONE 4..5",
                                "NOT_AN_INTEGER 6..7",
                                "OVERLAPPING 14..17 bound 5",
                                "NOT_ASCENDING 18..21 bound 12",
                                "PAST_THE_END 22..26 bound 20",
                                "ODD_NUMBER_OF_TOKENS 27..28")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "999999999999999999 1",
                "1 999999999999999999",
                "2 999999999999999999",
                "1000000000000000000 1",
                "1 1000000000000000000",
                "0000000000000000001 1",
                "1 0000000000000000001 3 1",
                "9223372036854775806 1",
                "9223372036854775808 1",
                "9223372036854775807 9223372036854775807",
                "1 9223372036854775807",
                "1 9223372036854775808",
                "-9223372036854775808 1",
                "-9223372036854775809 1",
                "18446744073709551617 1",
                "1 18446744073709551617",
                "1000000000000000000000000000000 1",
                "1 1000000000000000000000000000000",
                "-1000000000000000000000000000000 -1000000000000000000000000000000",
                "00000000000000000000000000000000000000000000000000000000000005 1",
            })
    void numbersOfAnyLengthAreComparedExactly(String text) {
        for (long size : new long[] {20, 999_999_999_999_999_999L, 1_000_000_000_000_000_000L, Long.MAX_VALUE - 1}) {
            assertThat(read(text, size)).as("over %d", size).isEqualTo(Naive.read(text, size));
        }
    }

    @Test
    void numbersBeyondLongsArePastTheEndEvenIfTheSizeIsUnknown() {
        String huge = "1" + "0".repeat(30);
        assertThat(read(huge + " 1", Long.MAX_VALUE).faults())
                .containsExactly("PAST_THE_END 0..33 bound " + Long.MAX_VALUE);
        assertThat(read("1 " + huge, Long.MAX_VALUE).faults())
                .containsExactly("PAST_THE_END 0..33 bound " + Long.MAX_VALUE);
        assertThat(read("9223372036854775806 1", Long.MAX_VALUE).faults()).isEmpty();
    }

    @Test
    void aParserKeepsNothingOfTheEarlierText() {
        String large = PixelRunText.format(Contours.of(5_000, 1));
        assertThat(read(large, 2_500_000).runs()).isEqualTo(Contours.of(5_000, 1));
        assertThat(read("2 1", 20)).isEqualTo(new Reading(PixelRuns.of(1, 2), List.of()));
        assertThat(read("x", 20).runs()).isEqualTo(PixelRuns.EMPTY);
        PixelRuns kept = read("1 1 4 2", 20).runs();
        read("7 7", 20);
        assertThat(kept).isEqualTo(PixelRuns.of(0, 1, 3, 5));
    }

    @Test
    void onlyTouchingAndSpacingAreNotErrors() {
        for (RunFault fault : RunFault.values()) {
            assertThat(fault.error())
                    .as(fault.name().toLowerCase(Locale.ROOT))
                    .isEqualTo(fault != RunFault.TOUCHING && fault != RunFault.SPACING);
        }
    }
}
