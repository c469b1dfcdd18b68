package podium.judge.submission;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import podium.core.Reason;
import podium.core.files.Sha256;

/**
 * The text of a submission file, unpacked if its first bytes are those of gzip. It also computes the SHA-256 of
 * the file itself.
 */
final class SubmissionStream extends FilterInputStream {
    private static final int GZIP_MAGIC = 0x1F8B;

    /** The file cannot be read as text; the message says what to do. */
    static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        UnreadableException(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    private final DigestInputStream file;
    private final boolean packed;
    private final long limit;
    private long unpacked;

    private SubmissionStream(DigestInputStream file, InputStream text, boolean packed, long limit) {
        super(text);
        this.file = file;
        this.packed = packed;
        this.limit = limit;
    }

    static SubmissionStream open(Path path, ReadLimits limits) throws IOException {
        DigestInputStream file = new DigestInputStream(Files.newInputStream(path), Sha256.digest());
        try {
            BufferedInputStream start = new BufferedInputStream(file, 1 << 16);
            start.mark(2);
            boolean packed = ((start.read() << 8) | start.read()) == GZIP_MAGIC;
            start.reset();
            InputStream text = packed ? new GZIPInputStream(start, 1 << 16) : start;
            return new SubmissionStream(file, text, packed, limits.maxUnpacked());
        } catch (EOFException | ZipException e) {
            file.close();
            throw new UnreadableException(
                    "the file begins like a gzip file, but its header is damaged or cut off; compress it again");
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (!packed) {
            return in.read(bytes, from, length);
        }
        int read;
        try {
            read = in.read(bytes, from, length);
        } catch (EOFException e) {
            throw new UnreadableException(
                    "the gzip file is cut off after " + unpacked + " bytes of text; copy or compress it again");
        } catch (ZipException e) {
            throw new UnreadableException("the gzip file is damaged after " + unpacked + " bytes of text ("
                    + Reason.of(e) + "); copy or compress it again");
        }
        unpacked += Math.max(read, 0);
        if (unpacked > limit) {
            throw new UnreadableException(
                    "the gzip file unpacks to more than " + limit + " bytes; if it is correct, raise --max-unpacked");
        }
        return read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** The SHA-256 of the whole file; this reads the rest of it. */
    String sha256() throws IOException {
        file.transferTo(OutputStream.nullOutputStream());
        return Sha256.hex(file.getMessageDigest().digest());
    }
}
