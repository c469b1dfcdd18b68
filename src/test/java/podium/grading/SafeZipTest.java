package podium.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.InputException;

class SafeZipTest {
    private static final int LINK = 0120777;

    @TempDir
    private Path folder;

    private interface Entries {
        void addTo(ZipArchiveOutputStream zip) throws IOException;
    }

    private Path zip(Entries entries) throws IOException {
        Path path = folder.resolve("hand-in.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(path)) {
            entries.addTo(zip);
        }
        return path;
    }

    private static void add(ZipArchiveOutputStream zip, String name, int mode, byte[] content) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setTime(1_700_000_000_000L);
        if (mode != 0) {
            entry.setUnixMode(mode);
        }
        zip.putArchiveEntry(entry);
        zip.write(content);
        zip.closeArchiveEntry();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void nothingOutsideIsWrittenAndNoLinkIsMade() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Path zip = zip(stream -> {
            add(stream, "a/notebook.ipynb", 0, bytes("{}"));
            add(stream, "../evil.txt", 0, bytes("evil"));
            add(stream, "/etc/podium-evil.txt", 0, bytes("evil"));
            add(stream, "..\\windows.txt", 0, bytes("evil"));
            add(stream, "a/link", LINK, bytes(secret.toString()));
        });
        Path into = folder.resolve("into");
        List<String> remarks = SafeZip.STANDARD.unpack(zip, into);
        assertThat(into.resolve("a/notebook.ipynb")).hasContent("{}");
        assertThat(Files.getLastModifiedTime(into.resolve("a/notebook.ipynb")).toMillis())
                .isEqualTo(1_700_000_000_000L);
        assertThat(folder.resolve("evil.txt")).doesNotExist();
        assertThat(folder.resolve("windows.txt")).doesNotExist();
        assertThat(Path.of("/etc/podium-evil.txt")).doesNotExist();
        assertThat(into.resolve("a/link")).doesNotExist();
        assertThat(remarks)
                .anySatisfy(remark -> assertThat(remark).contains("../evil.txt lies outside"))
                .anySatisfy(remark -> assertThat(remark).contains("windows.txt lies outside"))
                .anySatisfy(remark -> assertThat(remark).contains("a/link is a link"));
    }

    @Test
    void bombsEndAtTheLimitAndLeaveNothing() throws IOException {
        Path into = folder.resolve("into");
        Path large = zip(stream -> add(stream, "zeros", 0, new byte[100_000]));
        assertThat(Files.size(large)).isLessThan(1_000);
        assertThatThrownBy(() -> new SafeZip(10, 50_000).unpack(large, into))
                .isInstanceOf(InputException.class)
                .hasMessage("more than 50000 bytes when it is unpacked");
        assertThat(into).doesNotExist();
        Path many = zip(stream -> {
            for (int i = 0; i < 11; i++) {
                add(stream, "file" + i, 0, bytes("x"));
            }
        });
        assertThatThrownBy(() -> new SafeZip(10, 50_000).unpack(many, into)).hasMessage("more than 10 files");
        Path twice = zip(stream -> {
            add(stream, "a", 0, bytes("x"));
            add(stream, "./a", 0, bytes("y"));
        });
        assertThatThrownBy(() -> SafeZip.STANDARD.unpack(twice, into)).hasMessageContaining("stands twice");
        Path none = Files.writeString(folder.resolve("none.zip"), "no zip at all");
        assertThatThrownBy(() -> SafeZip.STANDARD.unpack(none, into))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no zip that can be read");
        assertThat(into).doesNotExist();
    }
}
