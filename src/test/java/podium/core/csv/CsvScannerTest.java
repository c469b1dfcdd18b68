package podium.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Thorough;

class CsvScannerTest {
    private static final int FILES = Thorough.count(20_000, 1_000_000);
    private static final int COLUMNS = 20;
    private static final int MAX_CELL = 1000;
    private static final CSVFormat RFC4180 =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    /** A stream that gives one to seven bytes at a time. */
    private static final class Drip extends FilterInputStream {
        private final SplittableRandom random;

        Drip(String text, SplittableRandom random) {
            super(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            this.random = random;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return super.read(bytes, from, Math.min(length, 1 + random.nextInt(7)));
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CsvScanner scanner(String text, int maxCell) {
        return new CsvScanner(stream(text), COLUMNS, maxCell);
    }

    private static List<String> cells(CsvScanner scanner) {
        List<String> cells = new ArrayList<>();
        for (int cell = 0; cell < Math.min(scanner.cells(), COLUMNS); cell++) {
            cells.add(scanner.text(cell));
        }
        return cells;
    }

    private static List<List<String>> records(CsvScanner scanner) throws IOException {
        List<List<String>> records = new ArrayList<>();
        while (scanner.next()) {
            assertThat(scanner.flaw()).isNull();
            records.add(cells(scanner));
        }
        return records;
    }

    private static List<List<String>> commons(String text) throws IOException {
        List<List<String>> records = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), RFC4180)) {
            for (CSVRecord record : parser) {
                records.add(List.of(record.values()));
            }
        }
        return records;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n",
                "aaa,bbb,ccc\r\nzzz,yyy,xxx",
                "\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx",
                "\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx",
                "\"aaa\",\"b\"\"bb\",\"ccc\"",
                "Id,Predicted\n1_classification,12 1 15 1\n1_segmentation,\n",
                ",\n,",
                "a\rb\rc",
                "a\n\nb\n\n",
                "\"\"\n\"\",\"\"\n\"\"\"\"",
                "\"a,b\",\"c\nd\",\"e\rf\",\"\"\"\"\"\"",
                "é,\"ü\",日本\n\uD83D\uDE00",
                "a\"b,c\"\"d\n",
                " a , \"b\" \n",
            })
    void casesOfRfc4180AreReadLikeCommonsCsv(String text) throws IOException {
        assertThat(records(scanner(text, MAX_CELL))).isEqualTo(commons(text));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20; i++) {
            assertThat(records(new CsvScanner(new Drip(text, random), COLUMNS, MAX_CELL)))
                    .isEqualTo(commons(text));
        }
    }

    /** A file of random cells, quoted where necessary and sometimes elsewhere. */
    private static String draw(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int records = 1 + random.nextInt(6); records > 0; records--) {
            int cells = random.nextInt(10) == 0 ? 1 + random.nextInt(COLUMNS) : 1 + random.nextInt(4);
            for (int cell = 0; cell < cells; cell++) {
                text.append(cell == 0 ? "" : ",").append(drawCell(random));
            }
            text.append(records == 1 && random.nextBoolean() ? "" : drawEnd(random));
        }
        return text.toString();
    }

    private static String drawCell(SplittableRandom random) {
        String[] parts = {"a", "1 2", "é", "日", ",", "\"", "\n", "\r", "\r\n", "", "word", "\0"};
        StringBuilder cell = new StringBuilder();
        for (int length = random.nextInt(5); length > 0; length--) {
            cell.append(parts[random.nextInt(parts.length)]);
        }
        boolean mustQuote = cell.chars().anyMatch(symbol -> ",\"\r\n".indexOf(symbol) >= 0);
        return mustQuote || random.nextInt(4) == 0
                ? "\"" + cell.toString().replace("\"", "\"\"") + "\""
                : cell.toString();
    }

    private static String drawEnd(SplittableRandom random) {
        String[] ends = {"\n", "\r\n", "\r"};
        return ends[random.nextInt(ends.length)];
    }

    @Test
    void randomFilesAreReadLikeCommonsCsv() throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < FILES; i++) {
            String text = draw(random);
            List<List<String>> expected = commons(text);
            assertThat(records(scanner(text, MAX_CELL))).as(text).isEqualTo(expected);
            assertThat(records(new CsvScanner(new Drip(text, random), COLUMNS, MAX_CELL)))
                    .as(text)
                    .isEqualTo(expected);
        }
    }

    /** For any bytes the scanner reaches the end, offsets ascend, and small reads change nothing. */
    @Test
    void anyBytesAreReadToTheEndWithReadsOfAnySize() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < FILES; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append("ab1 ,,\"\"\n\r".charAt(random.nextInt(10)));
            }
            int maxCell = random.nextInt(6);
            List<String> whole = everything(new CsvScanner(stream(text.toString()), 3, maxCell), maxCell);
            List<String> dripped = everything(new CsvScanner(new Drip(text.toString(), random), 3, maxCell), maxCell);
            assertThat(dripped).as("%s", text).isEqualTo(whole);
        }
    }

    private static List<String> everything(CsvScanner scanner, int maxCell) throws IOException {
        List<String> seen = new ArrayList<>();
        while (scanner.next()) {
            StringBuilder record = new StringBuilder(
                    scanner.line() + "@" + scanner.offset() + " " + scanner.cells() + " " + scanner.flaw() + ":");
            for (int cell = 0; cell < Math.min(scanner.cells(), 3); cell++) {
                assertThat(scanner.to(cell) - scanner.from(cell)).isBetween(0, maxCell);
                record.append('|').append(scanner.text(cell));
            }
            seen.add(record.append(scanner.blank() ? " blank" : "").toString());
        }
        return seen;
    }

    @Test
    void recordsKnowTheirLineAndOffset() throws IOException {
        CsvScanner scanner = scanner("é\n\"b\nb\",c\r\n\rd\"\n\"x\ry\r\n\"\nlast", MAX_CELL);
        assertThat(everything(scanner, MAX_CELL))
                .containsExactly(
                        "1@0 1 null:|é",
                        "2@3 2 null:|b\nb|c",
                        "4@12 1 null:| blank",
                        "5@13 1 null:|d\"",
                        "6@16 1 null:|x\ry\r\n",
                        "9@24 1 null:|last");
        assertThat(scanner.sawCarriageReturn()).isTrue();
    }

    @Test
    void carriageReturnsWithinQuotedCellsAreNotLineEnds() throws IOException {
        CsvScanner scanner = scanner("a,\"b\r\nc\"\n", MAX_CELL);
        assertThat(records(scanner)).hasSize(1);
        assertThat(scanner.sawCarriageReturn()).isFalse();
    }

    @Test
    void aCellOverTheLimitIsDroppedAndTheNextRecordIsComplete() throws IOException {
        for (String cell : new String[] {"123456", "\"123456\"", "\"\"\"\"\"\"\"\"\"\"\"\"\"\""}) {
            CsvScanner scanner = scanner("a," + cell + ",b\nc,12345,d\n", 5);
            assertThat(everything(scanner, 5))
                    .as(cell)
                    .containsExactly("1@0 3 CELL_TOO_LONG:|a||", "2@%d 3 null:|c|12345|d".formatted(cell.length() + 5));
        }
    }

    @Test
    void cellsOf200MegabytesNeedOnlyMemoryUpToTheLimit() throws IOException {
        long length = Thorough.count(20, 200) * 1_000_000L;
        InputStream endless = new InputStream() {
            private long left = length;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] bytes, int from, int wanted) {
                int count = (int) Math.min(left, wanted);
                Arrays.fill(bytes, from, from + count, (byte) '7');
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
        CsvScanner scanner = new CsvScanner(endless, 2, 1 << 20);
        assertThat(scanner.next()).isTrue();
        assertThat(scanner.flaw()).isEqualTo(CsvScanner.Flaw.CELL_TOO_LONG);
        assertThat(scanner.blank()).isFalse();
        assertThat(scanner.buffer()).hasSizeLessThanOrEqualTo(1 << 22);
        assertThat(scanner.next()).isFalse();
    }

    @Test
    void furtherCellsAreOnlyCounted() throws IOException {
        String row = "a" + ",b".repeat(4_999);
        CsvScanner scanner = new CsvScanner(new Drip(row + "\nc,d\n", new SplittableRandom(1)), 2, 5);
        assertThat(scanner.next()).isTrue();
        assertThat(scanner.cells()).isEqualTo(5_000);
        assertThat(scanner.flaw()).isNull();
        assertThat(scanner.text(0) + scanner.text(1)).isEqualTo("ab");
        assertThat(scanner.next()).isTrue();
        assertThat(scanner.text(0) + scanner.text(1)).isEqualTo("cd");
        assertThat(scanner.offset()).isEqualTo(row.length() + 1);
    }

    @Test
    void furtherCellsHaveNoLimit() throws IOException {
        CsvScanner scanner = new CsvScanner(stream("a,b,\"long, long\",long text\nc,d"), 2, 3);
        assertThat(scanner.next()).isTrue();
        assertThat(scanner.cells()).isEqualTo(4);
        assertThat(scanner.flaw()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"b,c\nd,e", "\"a\"\"\"b\nd,e", "\"\" \nd,e"})
    void textAfterAQuoteIsAFlawOfThatRecordOnly(String text) throws IOException {
        CsvScanner scanner = scanner(text, MAX_CELL);
        assertThat(scanner.next()).isTrue();
        assertThat(scanner.flaw()).isEqualTo(CsvScanner.Flaw.TEXT_AFTER_QUOTE);
        assertThat(scanner.next()).isTrue();
        assertThat(scanner.flaw()).isNull();
        assertThat(cells(scanner)).containsExactly("d", "e");
    }

    @Test
    void anUnclosedQuoteEndsWithTheFile() throws IOException {
        CsvScanner scanner = scanner("a,\"b\nc,d\n", MAX_CELL);
        assertThat(scanner.next()).isTrue();
        assertThat(scanner.flaw()).isEqualTo(CsvScanner.Flaw.UNCLOSED_QUOTE);
        assertThat(scanner.text(1)).isEqualTo("b\nc,d\n");
        assertThat(scanner.next()).isFalse();
        CsvScanner lone = scanner("\"", MAX_CELL);
        assertThat(lone.next()).isTrue();
        assertThat(lone.blank()).isFalse();
    }

    @Test
    void malformedUtf8IsReplaced() throws IOException {
        byte[] bytes = {'a', (byte) 0xC3, ',', (byte) 0xFF, '\n', 'b'};
        CsvScanner scanner = new CsvScanner(new ByteArrayInputStream(bytes), COLUMNS, MAX_CELL);
        assertThat(records(scanner)).containsExactly(List.of("a\uFFFD", "\uFFFD"), List.of("b"));
    }

    /** Reads rows in random order, from the buffer where possible, like the reader of a solution. */
    @Test
    void everyRecordIsReadAgainFromItsOffset() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        int rewound = 0;
        for (int i = 0; i < FILES / 10; i++) {
            String text = draw(random);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Source source = new Source(bytes, random);
            CsvScanner scanner = new CsvScanner(source, COLUMNS, 1 + random.nextInt(8));
            List<Long> offsets = new ArrayList<>();
            List<String> records = new ArrayList<>();
            while (scanner.next()) {
                offsets.add(scanner.offset());
                records.add(scanner.flaw() + " " + cells(scanner));
            }
            for (int sought = 0; sought < 2 * offsets.size(); sought++) {
                int record = random.nextInt(offsets.size());
                long offset = offsets.get(record);
                if (scanner.rewind(offset)) {
                    rewound++;
                } else {
                    source.at = (int) offset;
                    scanner.restart(offset);
                }
                assertThat(scanner.next()).isTrue();
                assertThat(scanner.flaw() + " " + cells(scanner)).as(text).isEqualTo(records.get(record));
                assertThat(scanner.offset()).isEqualTo(offset);
            }
        }
        assertThat(rewound).isPositive();
    }

    /** A stream that its owner can reposition. */
    private static final class Source extends InputStream {
        private final byte[] bytes;
        private final SplittableRandom random;
        private int at;

        Source(byte[] bytes, SplittableRandom random) {
            this.bytes = bytes;
            this.random = random;
        }

        @Override
        public int read() {
            return at == bytes.length ? -1 : bytes[at++] & 0xFF;
        }

        @Override
        public int read(byte @Nullable [] target, int from, int length) {
            int count = Math.min(Math.min(length, 1 + random.nextInt(20)), bytes.length - at);
            if (count == 0 || target == null) {
                return -1;
            }
            System.arraycopy(bytes, at, target, from, count);
            at += count;
            return count;
        }
    }

    @Test
    void aRecordWithoutQuotesIsReadAgainFromTheBuffer() throws IOException {
        CsvScanner scanner = scanner("a,b\n\"c\",d\n\"e\"\"\",f\n", MAX_CELL);
        assertThat(records(scanner)).hasSize(3);
        assertThat(scanner.rewind(4))
                .as("before a doubled quote, whose bytes were moved")
                .isFalse();
        CsvScanner plain = scanner("a,b\n\"c\",d\n", MAX_CELL);
        assertThat(plain.next()).isTrue();
        assertThat(plain.next()).isTrue();
        assertThat(plain.rewind(4)).isTrue();
        assertThat(plain.next()).isTrue();
        assertThat(cells(plain)).containsExactly("c", "d");
        assertThat(plain.rewind(-1) || plain.rewind(10)).isFalse();
    }

    @Test
    void recordsLargerThanTheBufferAreComplete() throws IOException {
        String cell = "12 1 ".repeat(100_000);
        CsvScanner scanner = scanner("a," + cell + "\nb,\"" + cell + "\"\n", 1 << 20);
        assertThat(records(scanner)).containsExactly(List.of("a", cell), List.of("b", cell));
    }

    @Test
    void emptyFileHasNoRecord() throws IOException {
        assertThat(scanner("", MAX_CELL).next()).isFalse();
    }

    @Test
    void closingClosesTheStream() throws IOException {
        boolean[] closed = new boolean[1];
        new CsvScanner(
                        new ByteArrayInputStream(new byte[0]) {
                            @Override
                            public void close() {
                                closed[0] = true;
                            }
                        },
                        2,
                        2)
                .close();
        assertThat(closed[0]).isTrue();
    }
}
