package podium.classroom.handin;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;
import podium.classroom.handin.ArchiveEntry.Kind;
import podium.classroom.handin.ArchiveEntry.Taker;
import podium.core.InputException;

/**
 * Reads the entries of an untrusted tar. It limits the size of names and headers before they are read, and the size of
 * all unpacked bytes, including those of skipped entries.
 */
final class TarEntries {
    /** The largest total size of headers and padding, in bytes, in addition to the entries' own bytes. */
    private static final long MOST_HEADERS = 256L << 20;

    private TarEntries() {}

    static void each(InputStream unpacked, long mostBytes, Taker taker) throws IOException {
        try (Headers tar = new Headers(new Bounded(unpacked, mostBytes))) {
            TarArchiveEntry entry = Archive.read(tar::getNextEntry);
            while (entry != null) {
                taker.take(
                        new ArchiveEntry(entry.getName(), kind(entry), changed(entry), OptionalLong.empty()),
                        () -> new FilterInputStream(tar) {
                            @Override
                            public void close() {} // the stream stays open for the next entries
                        });
                entry = Archive.read(tar::getNextEntry);
            }
        }
    }

    private static Kind kind(TarArchiveEntry entry) {
        if (entry.isSymbolicLink() || entry.isLink()) {
            return Kind.LINK;
        }
        if (entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
            return Kind.DEVICE;
        }
        if (entry.isSparse()) {
            return Kind.UNREADABLE;
        }
        if (entry.isDirectory()) {
            return Kind.FOLDER;
        }
        return entry.isFile() ? Kind.FILE : Kind.UNREADABLE;
    }

    private static OptionalLong changed(TarArchiveEntry entry) {
        return entry.getLastModifiedTime() == null
                ? OptionalLong.empty()
                : OptionalLong.of(entry.getLastModifiedTime().toMillis());
    }

    /**
     * A tar stream that refuses huge names and extended headers, which Commons Compress would read into memory whole.
     */
    private static final class Headers extends TarArchiveInputStream {
        private static final String EXTENSIONS = "LKxXg";
        private static final int MOST = 1 << 20;
        private static final int MOST_RECORDS = 200_000;
        private static final int TYPE = 156;
        private static final int SIZE = 124;
        private static final int SIZE_LENGTH = 12;

        private int records;

        Headers(InputStream in) {
            super(in, "UTF-8");
        }

        @Override
        protected byte[] readRecord() throws IOException {
            byte[] record = super.readRecord();
            records++;
            if (records > MOST_RECORDS) {
                throw new IOException("more than " + MOST_RECORDS + " headers");
            }
            if (record != null && record.length > TYPE && EXTENSIONS.indexOf(record[TYPE]) >= 0) {
                long size = TarUtils.parseOctalOrBinary(record, SIZE, SIZE_LENGTH);
                if (size > MOST) {
                    throw new IOException("a name or header of " + size + " bytes; expected at most " + MOST);
                }
            }
            return record;
        }
    }

    /** A stream that throws after {@code most} bytes, plus an allowance for headers. */
    private static final class Bounded extends FilterInputStream {
        private final long most;
        private long read;

        Bounded(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = in.read(bytes, from, length);
            read += Math.max(0, count);
            if (read > most + MOST_HEADERS) {
                throw new InputException("it has more than " + most + " bytes when unpacked");
            }
            return count;
        }

        /** Skips by reading, so that skipped bytes are counted too. */
        @Override
        public long skip(long count) throws IOException {
            byte[] buffer = new byte[(int) Math.max(0, Math.min(count, 1 << 16))];
            return buffer.length == 0 ? 0 : Math.max(0, read(buffer, 0, buffer.length));
        }
    }
}
