package podium.leaderboard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import podium.scoring.Part;
import podium.scoring.Score;

/**
 * The statistics of a score (see {@link podium.scoring.Statistics}) as the ledger keeps them: zlib over, for public and
 * then for private images, the number of rows, their width and their doubles, all big-endian.
 */
final class KeptStatistics {
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
            throw new IllegalStateException("memory is always written", e);
        }
        return bytes.toByteArray();
    }

    /** The rows of the public images, or else of the private ones. */
    static double[][] decode(byte[] bytes, boolean privateRows) throws IOException {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            double[][] rows = read(in);
            return privateRows ? read(in) : rows;
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
        double[][] rows = new double[length][width];
        for (double[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = in.readDouble();
            }
        }
        return rows;
    }
}
