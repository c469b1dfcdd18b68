package podium.grading;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import podium.InputException;

/**
 * Unpacks a zip that a stranger made: nothing outside the folder is written, links are left out, and it ends where there
 * would be too many files or bytes, whatever the zip says of itself.
 */
record SafeZip(int mostFiles, long mostBytes) {
    /** 20,000 files, and 2 GB when they are unpacked. */
    static final SafeZip STANDARD = new SafeZip(20_000, 2L << 30);

    private static final int BUFFER = 1 << 16;

    /**
     * Unpacks into a folder, which is emptied first.
     *
     * @return remarks on entries that were left out
     * @throws InputException if it is damaged or too large, and nothing is kept
     */
    List<String> unpack(Path zip, Path folder) throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
        Files.createDirectories(folder);
        boolean whole = false;
        try {
            List<String> remarks = unpackAll(zip, folder);
            whole = true;
            return remarks;
        } catch (ZipException | EOFException e) {
            throw new InputException("no zip that can be read (" + e.getMessage() + ")", e);
        } finally {
            if (!whole) {
                FileUtils.deleteDirectory(folder.toFile());
            }
        }
    }

    private List<String> unpackAll(Path zip, Path folder) throws IOException {
        List<String> remarks = new ArrayList<>();
        long bytes = 0;
        int files = 0;
        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                Path target = target(folder, entry.getName());
                if (entry.isUnixSymlink()) {
                    remarks.add("in the zip, " + entry.getName() + " is a link, and was left out");
                } else if (target == null) {
                    remarks.add("in the zip, " + entry.getName() + " lies outside of it, and was left out");
                } else if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (!file.canReadEntryData(entry)) {
                    remarks.add(
                            "in the zip, " + entry.getName() + " is encrypted or packed in a way that is not known");
                } else {
                    files++;
                    if (files > mostFiles) {
                        throw new InputException("more than " + mostFiles + " files");
                    }
                    bytes += write(file, entry, target, mostBytes - bytes);
                }
            }
        }
        return remarks;
    }

    /** Where an entry goes; null where that is not inside the folder. */
    private static @Nullable Path target(Path folder, String name) {
        try {
            Path target = folder.resolve(name.replace('\\', '/')).normalize();
            return target.startsWith(folder) && !target.equals(folder) ? target : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private long write(ZipFile file, ZipArchiveEntry entry, Path target, long left) throws IOException {
        if (Files.exists(target)) {
            throw new InputException(entry.getName() + " stands twice in the zip");
        }
        Files.createDirectories(target.getParent());
        long written = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = file.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                written += read;
                if (written > left) {
                    throw new InputException("more than " + mostBytes + " bytes when it is unpacked");
                }
                out.write(buffer, 0, read);
            }
        }
        FileTime changed = entry.getLastModifiedTime();
        if (changed != null) {
            Files.setLastModifiedTime(target, changed);
        }
        return written;
    }
}
