package podium.player.images;

import java.io.IOException;

/** Batches in a fixed order, through all epochs that are left of a stage. */
public interface BatchSource extends AutoCloseable {
    /** Whether a batch is left. */
    boolean hasNext();

    /** The next batch; the one before it is no longer valid. */
    Batch next() throws IOException;

    @Override
    void close();
}
