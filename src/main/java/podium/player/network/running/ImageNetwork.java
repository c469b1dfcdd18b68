package podium.player.network.running;

/** A network, ready for forward passes on single images of any size. Not thread-safe. */
public interface ImageNetwork extends AutoCloseable {
    /**
     * Computes the output for one image.
     *
     * @param input channels x height x width numbers
     * @return the output, as a graph of this size computes it
     */
    float[] forward(float[] input, int height, int width);

    @Override
    void close();
}
