package podium.player.images;

import java.io.IOException;

/** A source of batches in a fixed order, through all remaining epochs of a stage. */
public interface BatchSource extends AutoCloseable {
    /** Returns true if there is another batch. */
    boolean hasNext();

    /** Returns the next batch. The batch before it is no longer valid. */
    Batch next() throws IOException;

    @Override
    void close();
}
