package podium.classroom.handin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.classroom.grading.Archives;
import podium.core.InputException;

/** Attacks and damage that every archive format must survive, and some that only one format allows. */
class SafeArchiveTest {
    @TempDir
    private Path folder;

    private Path into() {
        return folder.resolve("into");
    }

    private List<String> unpack(Path file) throws IOException {
        return unpack(SafeArchive.STANDARD, file);
    }

    private List<String> unpack(SafeArchive safe, Path file) throws IOException {
        Archive archive = Archive.of(file.getFileName().toString()).orElseThrow();
        return safe.unpack(file, archive, into());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz", "a.TGZ", "a.tar.bz2"})
    void nothingOutsideTheFolderIsWrittenAndNoLinkIsCreated(String name) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Path file = folder.resolve(name);
        Files.write(
                file,
                new Archives()
                        .file("a/notebook.ipynb", "{}")
                        .file("../evil.txt", "evil")
                        .file("/etc/podium-evil.txt", "evil")
                        .file("..\\windows.txt", "evil")
                        .link("a/link", secret.toString())
                        .file("last.txt", "last")
                        .bytes(name.toLowerCase(Locale.ROOT)));
        List<String> remarks = unpack(file);
        assertThat(into().resolve("a/notebook.ipynb")).hasContent("{}");
        assertThat(into().resolve("last.txt")).hasContent("last");
        assertThat(Files.getLastModifiedTime(into().resolve("a/notebook.ipynb")).toMillis())
                .isEqualTo(1_700_000_000_000L);
        assertThat(folder.resolve("evil.txt")).doesNotExist();
        assertThat(folder.resolve("windows.txt")).doesNotExist();
        assertThat(Path.of("/etc/podium-evil.txt")).doesNotExist();
        assertThat(Files.exists(into().resolve("a/link"))).isFalse();
        assertThat(remarks)
                .anySatisfy(remark -> assertThat(remark)
                        .contains("'../evil.txt' has a path outside the archive's folder, and was skipped"))
                .anySatisfy(remark -> assertThat(remark).contains("windows.txt' has a path outside"))
                .anySatisfy(remark -> assertThat(remark).contains("'a/link' is a link"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz", "a.tar.bz2"})
    void bombsAreStoppedAtTheLimitAndLeaveNothing(String name) throws IOException {
        SafeArchive small = new SafeArchive(10, 50_000);
        Path large = new Archives().file("zeros", new byte[100_000]).writeTo(folder.resolve(name));
        assertThatThrownBy(() -> unpack(small, large))
                .isInstanceOf(InputException.class)
                .hasMessage("it has more than 50000 bytes when unpacked");
        Archives many = new Archives();
        for (int i = 0; i < 11; i++) {
            many.file("file" + i, "x");
        }
        Path files = many.writeTo(folder.resolve(name));
        assertThatThrownBy(() -> unpack(small, files)).hasMessage("it has more than 10 files and folders");
        Archives deep = new Archives();
        for (int i = 0; i < 5; i++) {
            deep.file("a" + i + "/b/c", "x");
        }
        Path folders = deep.writeTo(folder.resolve(name));
        assertThatThrownBy(() -> unpack(small, folders)).hasMessage("it has more than 10 files and folders");
        assertThat(into()).doesNotExist();
        Archives only = new Archives();
        for (int i = 0; i < 11; i++) {
            only.file("a" + i + "/", "");
        }
        Path bare = only.writeTo(folder.resolve(name));
        assertThatThrownBy(() -> unpack(small, bare)).hasMessage("it has more than 10 files and folders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz", "a.tar.bz2"})
    void invalidNamesAreSkippedAndTheOtherEntriesAreKept(String name) throws IOException {
        Path file = new Archives()
                .file("twice.txt", "first")
                .file("./twice.txt", "last")
                .file("work", "a file")
                .file("work/below.txt", "x")
                .file("folder/", "")
                .file("folder", "now a file")
                .file("\u62a5\u544a".repeat(60) + ".ipynb", "{}")
                .file("d/".repeat(60) + "x", "x")
                .file("good.txt", "good")
                .writeTo(folder.resolve(name));
        assertThat(unpack(file))
                .anySatisfy(remark -> assertThat(remark).contains("twice.txt' occurs twice; the last one is kept"))
                .anySatisfy(remark -> assertThat(remark)
                        .contains("'work/below.txt' is inside a folder whose name is already that of a file"))
                .anySatisfy(remark ->
                        assertThat(remark).contains("'folder' has the name of a file or folder that exists already"))
                .anySatisfy(remark -> assertThat(remark).contains("has a file or folder name of more than 255 bytes"))
                .anySatisfy(remark -> assertThat(remark).contains("is too deep in folders"))
                .hasSize(5);
        assertThat(into().resolve("twice.txt")).hasContent("last");
        assertThat(into().resolve("work")).hasContent("a file");
        assertThat(into().resolve("good.txt")).hasContent("good");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz", "a.tar.bz2"})
    void readableEntriesOfADamagedArchiveAreKept(String name) throws IOException {
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        byte[] whole =
                new Archives().file("first.txt", "first").file("noise", noise).bytes(name);
        Path cut = Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length - 100_000));
        if (name.endsWith(".zip") || name.endsWith("bz2")) { // a zip's directory is at its end
            assertThatThrownBy(() -> unpack(cut))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("it is not a readable " + name.substring(2) + " (");
            assertThat(into()).doesNotExist();
        } else {
            assertThat(unpack(cut)).anySatisfy(remark -> assertThat(remark).contains("damaged"));
            assertThat(into().resolve("first.txt")).hasContent("first");
            assertThat(into().resolve("noise")).doesNotExist();
        }
        Path none = Files.writeString(folder.resolve(name), "no archive at all, ".repeat(100));
        assertThatThrownBy(() -> unpack(none))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("it is not a readable " + name.substring(2) + " (");
        assertThat(into()).doesNotExist();
    }

    /** Tests long names, extended headers and devices, which only a tar has. */
    @Test
    void tarHeadersAreLimitedAndNoDeviceIsCreated() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            for (byte type : new byte[] {TarConstants.LF_FIFO, TarConstants.LF_CHR, TarConstants.LF_BLK}) {
                tar.putArchiveEntry(new TarArchiveEntry("device" + (char) type, type));
                tar.closeArchiveEntry();
            }
            TarArchiveEntry hard = new TarArchiveEntry("hard", TarConstants.LF_LINK);
            hard.setLinkName("/etc/passwd");
            tar.putArchiveEntry(hard);
            tar.closeArchiveEntry();
            byte[] text = "kept".getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry kept = new TarArchiveEntry("kept.txt");
            kept.setSize(text.length);
            tar.putArchiveEntry(kept);
            tar.write(text);
            tar.closeArchiveEntry();
            TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            byte[] longName = new byte[8 << 20];
            Arrays.fill(longName, (byte) 'n');
            name.setSize(longName.length);
            tar.putArchiveEntry(name);
            tar.write(longName);
            tar.closeArchiveEntry();
        }
        Path file = Files.write(folder.resolve("a.tgz"), bytes.toByteArray());
        assertThat(unpack(file))
                .filteredOn(remark -> remark.contains("is a device or a pipe"))
                .hasSize(3);
        assertThat(unpack(file))
                .anySatisfy(remark -> assertThat(remark).contains("'hard' is a link"))
                .anySatisfy(remark -> assertThat(remark)
                        .contains("a name or header of 8388608 bytes; expected at most 1048576", "before the damage"));
        assertThat(into().toFile().list()).containsExactly("kept.txt");
    }

    /** The changed bytes can be unpacked, so that only the checksum shows the damage. */
    @Test
    void wrongChecksumInAZipIsReported() throws IOException {
        byte[] zip = new Archives().file("a.csv", "Id,Predicted\n1,2\n").bytes("a.zip");
        int crc = 16; // in an entry of the central directory
        for (int i = 0; i < zip.length - 4; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                zip[i + crc] ^= 1;
            }
        }
        assertThat(unpack(Files.write(folder.resolve("a.zip"), zip)))
                .singleElement()
                .asString()
                .contains("'a.csv' is damaged: its checksum");
        assertThat(into().resolve("a.csv")).hasContent("Id,Predicted\n1,2\n");
    }
}
