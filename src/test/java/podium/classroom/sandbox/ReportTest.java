package podium.classroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests reading a supervisor's frames, also from interrupted and hostile streams. */
class ReportTest {
    @TempDir
    private Path folder;

    private static byte[] frames(String... kindsAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (String each : kindsAndContents) {
            byte[] content = each.substring(1).getBytes(StandardCharsets.UTF_8);
            out.writeByte(each.charAt(0));
            out.writeInt(content.length);
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private Report read(byte[] bytes) throws IOException {
        return Report.read(new ByteArrayInputStream(bytes), folder, held -> {});
    }

    @Test
    void framesAreWrittenInOrder() throws IOException {
        long[] most = {0};
        Report report = Report.read(
                new ByteArrayInputStream(
                        frames("lone ", "sId,", "h700", "ltwo", "sPredicted", "e{}", "r{\"ended\":\"done\"}")),
                folder,
                held -> most[0] = held);
        assertThat(report.result().path("ended").asText()).isEqualTo("done");
        assertThat(folder.resolve("log.txt")).hasContent("one two");
        assertThat(folder.resolve("submission.csv")).hasContent("Id,Predicted");
        assertThat(folder.resolve("executed.ipynb")).hasContent("{}");
        assertThat(most[0]).isEqualTo(700);
    }

    @Test
    void interruptedStreamHasNoResultAndKeepsItsLog() throws IOException {
        byte[] whole = frames("lone", "r{\"ended\":\"done\"}");
        for (int length = 9; length < whole.length; length++) {
            byte[] cut = new byte[length];
            System.arraycopy(whole, 0, cut, 0, length);
            assertThat(read(cut).result().isMissingNode())
                    .as("%d bytes", length)
                    .isTrue();
            assertThat(folder.resolve("log.txt")).hasContent("one");
        }
    }

    @Test
    void invalidLengthsAndKindsAreRefused() {
        byte[] huge = {'s', 0x7F, -1, -1, -1};
        byte[] negative = {'s', -1, -1, -1, -1};
        byte[] unknown = {'?', 0, 0, 0, 0};
        assertThatThrownBy(() -> read(huge)).hasMessageContaining("a frame of 2147483647 bytes");
        assertThatThrownBy(() -> read(negative)).hasMessageContaining("a frame of -1 bytes");
        assertThatThrownBy(() -> read(unknown)).hasMessageContaining("an unknown kind: 63");
    }
}
