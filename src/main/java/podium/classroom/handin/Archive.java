package podium.classroom.handin;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import podium.classroom.handin.ArchiveEntry.Kind;
import podium.classroom.handin.ArchiveEntry.Taker;
import podium.core.InputException;
import podium.core.Reason;

/** The archive formats that Podium reads, recognised by the file name's ending. */
enum Archive {
    ZIP("zip", "\\.zip") {
        @Override
        void each(Path file, long mostBytes, Taker taker) throws IOException {
            try (ZipFile zip = read(() -> ZipFile.builder().setPath(file).get())) {
                List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
                requireWithinLimit(entries, mostBytes);
                for (ZipArchiveEntry entry : entries) {
                    OptionalLong changed = entry.getLastModifiedTime() == null
                            ? OptionalLong.empty()
                            : OptionalLong.of(entry.getLastModifiedTime().toMillis());
                    OptionalLong sum = entry.getCrc() < 0 ? OptionalLong.empty() : OptionalLong.of(entry.getCrc());
                    taker.take(
                            new ArchiveEntry(entry.getName(), kind(zip, entry), changed, sum),
                            () -> zip.getInputStream(entry));
                }
            }
        }
    },
    TAR("tar", "\\.tar") {
        @Override
        void each(Path file, long mostBytes, Taker taker) throws IOException {
            try (InputStream raw = open(file)) {
                TarEntries.each(raw, mostBytes, taker);
            }
        }
    },
    TAR_GZ("tar.gz", "\\.tar\\.gz|\\.tgz") {
        @Override
        void each(Path file, long mostBytes, Taker taker) throws IOException {
            try (InputStream raw = open(file);
                    InputStream unpacked = read(() -> new GzipCompressorInputStream(raw, true))) {
                TarEntries.each(unpacked, mostBytes, taker);
            }
        }
    },
    TAR_BZ2("tar.bz2", "\\.tar\\.bz2|\\.tbz2?") {
        @Override
        void each(Path file, long mostBytes, Taker taker) throws IOException {
            try (InputStream raw = open(file);
                    InputStream unpacked = read(() -> new BZip2CompressorInputStream(raw, true))) {
                TarEntries.each(unpacked, mostBytes, taker);
            }
        }
    };

    private final String text;
    private final Pattern ending;

    Archive(String text, String ending) {
        this.text = text;
        this.ending = Pattern.compile("(?i)(" + ending + ")$");
    }

    /** The format's name, such as {@code tar.gz}. */
    String text() {
        return text;
    }

    /**
     * Passes every entry to {@code taker}, in the archive's order.
     *
     * @param mostBytes the largest total size of all entries, in unpacked bytes
     * @throws DamagedException if the archive cannot be read any further
     * @throws InputException if the archive declares more bytes than that
     */
    abstract void each(Path file, long mostBytes, Taker taker) throws IOException;

    /** The format of a file, judged by its name; empty if it is not an archive that Podium reads. */
    static Optional<Archive> of(String fileName) {
        return Stream.of(values())
                .filter(archive -> archive.ending.matcher(fileName).find())
                .findFirst();
    }

    /** The file's name without the archive ending. */
    String stem(String fileName) {
        return ending.matcher(fileName).replaceFirst("");
    }

    /** The archive's bytes are damaged. The entries that were read before this point are valid. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(Exception cause) {
            super(Reason.of(cause), cause);
        }
    }

    /** An operation that reads from an archive. */
    interface Reading<T> {
        T done() throws IOException;
    }

    /**
     * Runs a read and throws {@link DamagedException} for bad bytes; failures of this machine pass through unchanged.
     */
    static <T> T read(Reading<T> reading) throws IOException {
        try {
            return reading.done();
        } catch (FileSystemException | DamagedException | InputException e) {
            throw e;
        } catch (IOException e) {
            throw Blame.isMachineFault(e) ? e : new DamagedException(e);
        } catch (RuntimeException e) { // Commons Compress also throws unchecked exceptions for invalid bytes
            throw new DamagedException(e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file));
    }

    private static Kind kind(ZipFile zip, ZipArchiveEntry entry) {
        if (entry.isUnixSymlink()) {
            return Kind.LINK;
        }
        if (entry.isDirectory()) {
            return Kind.FOLDER;
        }
        return zip.canReadEntryData(entry) ? Kind.FILE : Kind.UNREADABLE;
    }

    /** Refuses a zip bomb that declares its true size before any byte is written. */
    private static void requireWithinLimit(List<ZipArchiveEntry> entries, long mostBytes) {
        long declared = 0;
        for (ZipArchiveEntry entry : entries) {
            declared += Math.max(0, Math.min(entry.getSize(), Long.MAX_VALUE / 2 - declared));
        }
        if (declared > mostBytes) {
            throw new InputException("it has more than " + mostBytes + " bytes when unpacked");
        }
    }
}
