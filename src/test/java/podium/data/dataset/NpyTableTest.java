package podium.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static podium.data.dataset.VocTree.CLASSES;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.core.mask.PixelRuns;

class NpyTableTest {
    @TempDir
    private Path folder;

    private final List<String> faults = new ArrayList<>();

    @Test
    void labelsFollowTheHeader() throws IOException {
        NpyTable table = table("Id,cat,dog,person\n7,0,1,0\n0,1,0,1\n12,0,0,0\n");
        assertThat(faults).isEmpty();
        assertThat(table.labelled()).isTrue();
        assertThat(table.ids()).containsExactly("7", "0", "12");
        assertThat(table.labels().get("7")).isEqualTo(new ImageLabels(PixelRuns.of(1, 2), PixelRuns.of()));
        assertThat(table.labels().get("0")).isEqualTo(new ImageLabels(PixelRuns.of(0, 1, 2, 3), PixelRuns.of()));
        assertThat(table.labels().get("12")).isEqualTo(new ImageLabels(PixelRuns.of(), PixelRuns.of()));
    }

    @Test
    void quotesBlankLinesCarriageReturnsAndAByteOrderMarkAreRead() throws IOException {
        NpyTable table = table("\uFEFF\"Id\",\"cat\",dog,person\r\n\r\n\"7\",\"0\",1,0\r\n\r\n\"0\",1,0,1");
        assertThat(faults).isEmpty();
        assertThat(table.ids()).containsExactly("7", "0");
        assertThat(table.labels().get("7")).isEqualTo(new ImageLabels(PixelRuns.of(1, 2), PixelRuns.of()));
    }

    @Test
    void aTestSetHasNoLabels() throws IOException {
        for (String text : List.of("Id\n3\n4\n", "Id,cat,dog,person\n3,-1,-1,-1\n4,-1,-1,-1\n")) {
            NpyTable table = table(text);
            assertThat(faults).isEmpty();
            assertThat(table.labelled()).isFalse();
            assertThat(table.ids()).containsExactly("3", "4");
            assertThat(table.labels()).isEmpty();
        }
    }

    @Test
    void wrongRowsAreReportedWithTheirLines() throws IOException {
        NpyTable table = table("""
            Id,cat,dog,person

            1,0,0,1
            1,0,0,1
            2,0,0
            x,0,0,0
            03,0,0,0
            "4
            ",0,0,0
            5,0,2,0
            6,-1,0,0
            -7,0,0,0
            8,0,1,0
            """);
        assertThat(table.labels().keySet()).containsExactlyInAnyOrder("1", "8");
        assertThat(faults)
                .containsExactly(
                        "line 4: Id 1 is already on line 3; remove one of the two",
                        "line 5: the row has 3 cells; expected 4",
                        "line 6: the Id is 'x'; expected a whole number",
                        "line 7: the Id is '03'; expected a whole number",
                        "line 9: the Id is '4\n'; expected a whole number",
                        "line 10: column 3 of Id 5 is '2'; expected 0 or 1",
                        "line 11: Id 6 has -1 for some classes; expected 0 or 1 for all classes, or -1 for all",
                        "line 12: the Id is '-7'; expected a whole number");
    }

    @Test
    void cellsWithoutAColumnAreFaults() throws IOException {
        assertThat(table("Id\n1,0,0,0\n").ids()).isEmpty();
        assertThat(faults)
                .containsExactly(
                        "line 2: the row has 4 cells; expected 1", "the table has no rows; expected one row per image");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Id,cat,person,dog       | column 3 is 'person'; expected 'dog'",
                "id,cat,dog,person       | column 1 is 'id'; expected 'Id'",
                "Id,cat,dog              | column 4 is nothing; expected 'person'",
                "Id,cat,dog,person,sheep | column 5 is 'sheep'; expected nothing"
            })
    void aWrongHeaderIsRefused(String header, String problem) throws IOException {
        Path file = file(header + "\n1,0,0,0\n");
        assertThat(refusal(file))
                .isEqualTo(file + ": line 1: " + problem
                        + ": the header must be Id and the competition's classes in order");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        assertThat(refusal(file(""))).endsWith(": the file is empty; expected the header 'Id', then the classes");
        assertThat(refusal(file("Id\n\"1\n"))).contains(": malformed CSV (").endsWith("restore it from the download");
        assertThat(refusal(file("Id\n"))).endsWith(": the table has no rows; expected one row per image");
        Path latin = Files.write(folder.resolve("latin.csv"), "Id\n\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusal(latin)).endsWith(": not UTF-8 at byte 3; save it as UTF-8 text");
        Path missing = folder.resolve("missing.csv");
        assertThat(refusal(missing)).startsWith(missing + ": missing; expected the list of images (CSV) here");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("train_set.csv"), text);
    }

    private NpyTable table(String text) throws IOException {
        return NpyTable.read(
                file(text), CLASSES, new Wanted(LabelSource.ANNOTATIONS, true), fault -> faults.add(fault.problem()));
    }

    private static String refusal(Path file) throws IOException {
        return VocTree.refusal(
                () -> NpyTable.read(file, CLASSES, new Wanted(LabelSource.ANNOTATIONS, true), DatasetFault.REFUSED));
    }
}
