package podium.player.network.running;

/** A graph with its parameters, ready for forward passes. Not thread-safe. */
public interface InferenceNetwork extends AutoCloseable {
    /**
     * Computes the output for the first {@code rows} items of a batch.
     *
     * @param input at least rows x input numbers, row by row
     * @return rows x output numbers, row by row
     */
    float[] forward(float[] input, int rows);

    @Override
    void close();
}
