package podium.classroom.grading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** A builder of test archives: a list of entries, written in any of the formats that Podium reads. */
public final class Archives {
    private static final long TIME = 1_700_000_000_000L;
    private static final int LINK = 0120777;

    /** An archive entry. A link has no content. */
    private record Entry(String name, Supplier<byte[]> content, String link) {}

    private final List<Entry> entries = new ArrayList<>();

    public Archives file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public Archives file(String name, byte[] content) {
        entries.add(new Entry(name, () -> content, ""));
        return this;
    }

    public Archives link(String name, String to) {
        entries.add(new Entry(name, () -> new byte[0], to));
        return this;
    }

    /** Writes a zip, tar, tar.gz or tar.bz2, as the file name's ending says. */
    public Path writeTo(Path path) throws IOException {
        Files.write(path, bytes(path.getFileName().toString()));
        return path;
    }

    public byte[] bytes(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (name.endsWith(".zip")) {
            zip(bytes);
            return bytes.toByteArray();
        }
        try (OutputStream packed = name.endsWith("gz")
                ? new GZIPOutputStream(bytes)
                : name.endsWith("bz2") ? new BZip2CompressorOutputStream(bytes) : bytes) {
            tar(packed);
        }
        return bytes.toByteArray();
    }

    private void zip(OutputStream out) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            for (Entry each : entries) {
                ZipArchiveEntry entry = new ZipArchiveEntry(each.name());
                entry.setTime(TIME);
                if (!each.link().isEmpty()) {
                    entry.setUnixMode(LINK);
                }
                zip.putArchiveEntry(entry);
                zip.write(
                        each.link().isEmpty()
                                ? each.content().get()
                                : each.link().getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
    }

    private void tar(OutputStream out) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (Entry each : entries) {
                TarArchiveEntry entry = each.link().isEmpty()
                        ? new TarArchiveEntry(each.name(), true)
                        : new TarArchiveEntry(each.name(), TarArchiveEntry.LF_SYMLINK, true);
                entry.setLinkName(each.link());
                entry.setModTime(TIME);
                entry.setSize(each.content().get().length);
                tar.putArchiveEntry(entry);
                tar.write(each.content().get());
                tar.closeArchiveEntry();
            }
        }
    }
}
