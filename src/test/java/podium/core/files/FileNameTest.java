package podium.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNameTest {
    @TempDir
    private Path folder;

    @Test
    void plainNamesStayAndOthersGetDistinctFiles() throws IOException {
        assertThat(FileName.of("Group 1")).isEqualTo("Group 1");
        assertThat(FileName.of("Zo\u00eb_1.0-a")).isEqualTo("Zo\u00eb_1.0-a");
        List<String> odd = List.of(
                "a/b",
                "a\\b",
                "a:b",
                "a\0b",
                "a\nb",
                "..",
                ".",
                ".a",
                "a.",
                "a ",
                " a",
                "CON",
                "nul.txt",
                "Lpt1",
                "",
                "\u62a5".repeat(84),
                "x".repeat(100_000),
                "\ud83d\ude00".repeat(100),
                "\ud800");
        for (String name : odd) {
            String file = FileName.of(name);
            assertThat(file).isNotEqualTo(name).matches(".*-[0-9a-f]{8}");
            assertThat((file + ".html").getBytes(StandardCharsets.UTF_8).length).isLessThan(255);
            Files.createFile(folder.resolve(file + ".html"));
        }
        assertThat(folder.toFile().list()).hasSize(odd.size());
    }
}
