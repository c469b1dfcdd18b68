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
 * Unpacks an archive that a stranger made: nothing outside the folder is written, no link or device is made, and it ends
 * where there would be too many files, folders or bytes, whatever the archive says of itself. Of two entries of one name the
 * last counts, as with unzip and tar.
 *
 * @param mostFiles and folders, also those that are only named on the way to a file
 * @param mostBytes of all files together
 */
record SafeArchive(int mostFiles, long mostBytes) {
    /** 20,000 files and folders, and 2 GB when they are unpacked. */
    static final SafeArchive STANDARD = new SafeArchive(20_000, 2L << 30);

    private static final int BUFFER = 1 << 16;
    private static final int MOST_NAME = 255;
    private static final int MOST_PATH = 1_000;
    private static final int DEEPEST = 40;
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /**
     * Unpacks into a folder, which is emptied first.
     *
     * @return remarks on entries that were left out, and on what is damaged
     * @throws InputException if nothing of it can be read, or it is too large; then nothing is kept
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
                throw new InputException("no " + archive.text() + " that can be read (" + e.getMessage() + ")", e);
            }
            unpacking.remarks.add("the " + archive.text() + " is damaged (" + e.getMessage()
                    + "): what stands before that is kept, the rest is lost; hand it in again");
            kept = true;
        } finally {
            if (!kept) {
                FileUtils.deleteDirectory(folder.toFile());
            }
        }
        return unpacking.remarks.told();
    }

    /** One archive on its way. */
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
                leaveOut(entry, refusal);
                return;
            }
            Path target = target(entry.name());
            try {
                boolean isFolder = entry.kind() == ArchiveEntry.Kind.FOLDER;
                if (!makeFolders(isFolder ? target : Objects.requireNonNull(target.getParent()), target)) {
                    leaveOut(entry, "lies below what is a file there");
                } else if (!isFolder) {
                    write(entry, content, target);
                }
            } catch (FileSystemException e) {
                if (Blame.isWorlds(e)) {
                    throw e;
                }
                leaveOut(entry, "cannot be written under its name (" + Blame.reason(e) + ")");
            }
        }

        private void count() {
            files++;
            if (files > mostFiles) {
                throw new InputException("more than " + mostFiles + " files and folders");
            }
        }

        private void leaveOut(ArchiveEntry entry, String refusal) {
            remarks.add(where + Quote.of(entry.name()) + " " + refusal + ", and was left out");
        }

        /** Why a name cannot be that of a file here; empty where it can. */
        private String refusal(String name) {
            Path target;
            try {
                target = target(name);
            } catch (InvalidPathException e) {
                return "has a name that cannot be written on this machine";
            }
            if (!target.startsWith(folder) || target.equals(folder)) {
                return "lies outside of it";
            }
            Path inside = folder.relativize(target);
            for (Path part : inside) {
                if (utf8Length(part) > MOST_NAME) {
                    return "has a part in its name of more than " + MOST_NAME + " bytes";
                }
            }
            return utf8Length(inside) > MOST_PATH || inside.getNameCount() > DEEPEST ? "lies too deep in folders" : "";
        }

        private Path target(String name) {
            return folder.resolve(name.replace('\\', '/')).normalize();
        }

        private static int utf8Length(Path path) {
            return path.toString().getBytes(StandardCharsets.UTF_8).length;
        }

        /** Makes those on the way that are not there yet, and counts them; false where a file is in the way. */
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
                    leaveOut(entry, "has the name of what is there already");
                    return;
                }
                remarks.add(where + Quote.of(entry.name()) + " stands twice; the last one counts");
                Files.delete(target);
            }
            made.add(target);
            try {
                copy(entry, content, target);
            } catch (DamagedException e) {
                Files.deleteIfExists(target);
                leaveOut(entry, "is damaged (" + e.getMessage() + ")");
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
                        throw new InputException("more than " + mostBytes + " bytes when it is unpacked");
                    }
                    sum.update(buffer, 0, read);
                    out.write(buffer, 0, read);
                }
            }
            if (entry.sum().isPresent() && entry.sum().getAsLong() != sum.getValue()) {
                remarks.add(
                        where + Quote.of(entry.name())
                                + " is damaged: its checksum is another than the one that stands there; it is read all the same");
            }
        }
    }
}
