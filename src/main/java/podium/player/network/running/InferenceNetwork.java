package podium.player.network.running;

import java.util.Arrays;

/** A graph with its parameters, ready for forward passes. Not thread-safe. */
public interface InferenceNetwork extends AutoCloseable {
    /**
     * Computes the output for the first {@code rows} items of a batch.
     *
     * @param input at least rows x input numbers, row by row
     * @return rows x output numbers, row by row
     */
    float[] forward(float[] input, int rows);

    /**
     * Computes the same output with a bounded memory for what lies between input and output.
     *
     * @param input exactly rows x input numbers, row by row
     * @param most the most rows to compute at once
     */
    default float[] forwardInParts(float[] input, int rows, int most) {
        if (rows <= most) {
            return forward(input, rows);
        }
        int length = input.length / rows;
        float[] all = new float[0];
        for (int from = 0; from < rows; from += most) {
            int part = Math.min(most, rows - from);
            float[] own = forward(Arrays.copyOfRange(input, from * length, (from + part) * length), part);
            if (from == 0) {
                all = new float[Math.multiplyExact(own.length / part, rows)];
            }
            System.arraycopy(own, 0, all, from * (own.length / part), own.length);
        }
        return all;
    }

    @Override
    void close();
}
