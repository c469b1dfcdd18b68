package podium.judge.leaderboard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import podium.judge.scoring.Part;
import podium.judge.scoring.Score;

/**
 * The statistics of a score (see {@link Score#statistics}) in the ledger's format: zlib over the number of
 * rows, their width and their doubles, first for public and then for private images, all big-endian.
 */
final class KeptStatistics {
    /** A limit far above what any metric stores per image. */
    private static final int WIDEST = 1 << 16;

    private KeptStatistics() {}

    static byte[] encode(Score score) {
        return encode(score.statistics(Part.PUBLIC), score.statistics(Part.PRIVATE));
    }

    static byte[] encode(double[][] publicRows, double[][] privateRows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            write(out, publicRows);
            write(out, privateRows);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** An error for bytes that are not valid statistics. */
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;

        Damaged(IOException cause) {
            super(cause);
        }
    }

    /** The rows of the private images if {@code privateRows} is true, else of the public ones. */
    static double[][] decode(byte[] bytes, boolean privateRows) throws Damaged {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            double[][] publicOnes = read(in);
            double[][] privateOnes = read(in);
            if (in.read() >= 0) { // zlib checks its checksum when it reaches the end
                throw new IOException("bytes after the rows");
            }
            return privateRows ? privateOnes : publicOnes;
        } catch (IOException e) {
            throw new Damaged(e);
        }
    }

    private static void write(DataOutputStream out, double[][] rows) throws IOException {
        out.writeInt(rows.length);
        out.writeInt(rows.length == 0 ? 0 : rows[0].length);
        for (double[] row : rows) {
            for (double value : row) {
                out.writeDouble(value);
            }
        }
    }

    private static double[][] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        int width = in.readInt();
        if (length < 0 || width < 0 || width > WIDEST || (length > 0 && width == 0)) {
            throw new IOException(length + " rows of " + width + " numbers");
        }
        List<double[]> rows = new ArrayList<>(); // a list, so that a damaged length does not allocate memory
        for (int read = 0; read < length; read++) {
            double[] row = new double[width];
            for (int i = 0; i < width; i++) {
                row[i] = in.readDouble();
            }
            rows.add(row);
        }
        return rows.toArray(new double[0][]);
    }
}
