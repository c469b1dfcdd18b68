package podium.classroom.handin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.io.FileUtils;
import podium.classroom.handin.Archive.DamagedException;
import podium.classroom.handin.ArchiveEntry.Content;
import podium.core.InputException;
import podium.judge.submission.Quote;

/**
 * Unpacks an untrusted archive. It writes nothing outside the target folder, creates no links or devices, and stops at
 * a limit of files, folders and bytes, whatever the archive declares. If two entries have the same name, the last one
 * wins, as with unzip and tar.
 *
 * @param mostFiles the largest number of files and folders, including parent folders without an entry of their own
 * @param mostBytes the largest total size of all files, in bytes
 */
record SafeArchive(int mostFiles, long mostBytes) {
    /** 20,000 files and folders, and 2 GiB when unpacked. */
    static final SafeArchive STANDARD = new SafeArchive(20_000, 2L << 30);

    private static final int BUFFER = 1 << 16;
    private static final int MOST_NAME = 255;
    private static final int MOST_PATH = 1_000;
    private static final int DEEPEST = 40;
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /**
     * Unpacks an archive into a folder, which is emptied first.
     *
     * @return remarks on entries that were skipped and on damage
     * @throws InputException if the archive is unreadable or too large; then nothing is kept
     */
    List<String> unpack(Path file, Archive archive, Path folder) throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
        Files.createDirectories(folder);
        Unpacking unpacking = new Unpacking(archive.text(), folder);
        boolean kept = false;
        try {
            archive.each(file, mostBytes, unpacking::take);
            kept = true;
        } catch (DamagedException e) {
            if (unpacking.made.isEmpty()) {
                throw new InputException("it is not a readable " + archive.text() + " (" + e.getMessage() + ")", e);
            }
            unpacking.remarks.add("the " + archive.text() + " is damaged (" + e.getMessage()
                    + "); the entries before the damage are kept, the others are lost. Hand it in again");
            kept = true;
        } finally {
            if (!kept) {
                FileUtils.deleteDirectory(folder.toFile());
            }
        }
        return unpacking.remarks.list();
    }

    /** The state of one archive that is being unpacked. */
    private final class Unpacking {
        private final String where;
        private final Path folder;
        private final FirstRemarks remarks = new FirstRemarks();
        private final Set<Path> made = new HashSet<>();
        private final Set<Path> folders = new HashSet<>();
        private int files;
        private long bytes;

        Unpacking(String text, Path folder) {
            this.where = "in the " + text + ", ";
            this.folder = folder;
        }

        void take(ArchiveEntry entry, Content content) throws IOException {
            count();
            String refusal = entry.kind().refusal();
            if (refusal.isEmpty()) {
                refusal = refusal(entry.name());
            }
            if (!refusal.isEmpty()) {
                skip(entry, refusal);
                return;
            }
            Path target = target(entry.name());
            try {
                boolean isFolder = entry.kind() == ArchiveEntry.Kind.FOLDER;
                if (!makeFolders(isFolder ? target : Objects.requireNonNull(target.getParent()), target)) {
                    skip(entry, "is inside a folder whose name is already that of a file");
                } else if (!isFolder) {
                    write(entry, content, target);
                }
            } catch (FileSystemException e) {
                if (Blame.isMachineFault(e)) {
                    throw e;
                }
                skip(entry, "cannot be written with its name (" + Blame.reason(e) + ")");
            }
        }

        private void count() {
            files++;
            if (files > mostFiles) {
                throw new InputException("it has more than " + mostFiles + " files and folders");
            }
        }

        private void skip(ArchiveEntry entry, String refusal) {
            remarks.add(where + Quote.of(entry.name()) + " " + refusal + ", and was skipped");
        }

        /** The reason why an entry's name is refused; empty if it is accepted. */
        private String refusal(String name) {
            Path target;
            try {
                target = target(name);
            } catch (InvalidPathException e) {
                return "has a name that is invalid on this machine";
            }
            if (!target.startsWith(folder) || target.equals(folder)) {
                return "has a path outside the archive's folder";
            }
            Path inside = folder.relativize(target);
            for (Path part : inside) {
                if (utf8Length(part) > MOST_NAME) {
                    return "has a file or folder name of more than " + MOST_NAME + " bytes";
                }
            }
            return utf8Length(inside) > MOST_PATH || inside.getNameCount() > DEEPEST ? "is too deep in folders" : "";
        }

        private Path target(String name) {
            return folder.resolve(name.replace('\\', '/')).normalize();
        }

        private static int utf8Length(Path path) {
            return path.toString().getBytes(StandardCharsets.UTF_8).length;
        }

        /** Creates the missing folders down to {@code last} and counts them; returns false if a file is in the way. */
        private boolean makeFolders(Path last, Path counted) throws IOException {
            Path at = folder;
            for (Path part : folder.relativize(last)) {
                at = at.resolve(part);
                if (at.equals(folder) || folders.contains(at)) {
                    continue;
                }
                if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                    return false;
                }
                if (!at.equals(counted)) {
                    count();
                }
                Files.createDirectory(at);
                folders.add(at);
                made.add(at);
            }
            return true;
        }

        private void write(ArchiveEntry entry, Content content, Path target) throws IOException {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                if (folders.contains(target) || !made.contains(target)) {
                    skip(entry, "has the name of a file or folder that exists already");
                    return;
                }
                remarks.add(where + Quote.of(entry.name()) + " occurs twice; the last one is kept");
                Files.delete(target);
            }
            made.add(target);
            try {
                copy(entry, content, target);
            } catch (DamagedException e) {
                Files.deleteIfExists(target);
                skip(entry, "is damaged (" + e.getMessage() + ")");
                return;
            }
            Optional<Instant> changed = entry.changed().isPresent()
                    ? Optional.of(Instant.ofEpochMilli(entry.changed().getAsLong()))
                    : Optional.empty();
            if (changed.isPresent()
                    && changed.get().isAfter(Instant.EPOCH)
                    && changed.get().isBefore(LATEST)) {
                Files.setLastModifiedTime(target, FileTime.from(changed.get()));
            }
        }

        private void copy(ArchiveEntry entry, Content content, Path target) throws IOException {
            CRC32 sum = new CRC32();
            byte[] buffer = new byte[BUFFER];
            try (InputStream in = Archive.read(content::open);
                    OutputStream out = Files.newOutputStream(target)) {
                for (int read = Archive.read(() -> in.read(buffer));
                        read >= 0;
                        read = Archive.read(() -> in.read(buffer))) {
                    bytes += read;
                    if (bytes > mostBytes) {
                        throw new InputException("it has more than " + mostBytes + " bytes when unpacked");
                    }
                    sum.update(buffer, 0, read);
                    out.write(buffer, 0, read);
                }
            }
            if (entry.sum().isPresent() && entry.sum().getAsLong() != sum.getValue()) {
                remarks.add(where + Quote.of(entry.name())
                        + " is damaged: its checksum differs from the one in the archive. It is graded anyway");
            }
        }
    }
}
