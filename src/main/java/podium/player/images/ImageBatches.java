package podium.player.images;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.Workers;

/**
 * Batches of images in a fixed order, prepared in advance by background threads. At most three batches are prepared
 * while one is in use. Their buffers are reused, so memory does not grow.
 *
 * <p>Each image is read from the store once per epoch, or as often as the plan's balance draws it. If preparing a
 * batch fails, {@link #next} throws the original exception when it reaches that batch. One thread takes the batches
 * and closes this object when it is done.
 *
 * <pre>{@code
 * try (ImageBatches batches = ImageBatches.start(store, images, plan, epoch, 0, epochs)) {
 *     while (batches.hasNext()) {
 *         Batch batch = batches.next();
 *         ...
 *     }
 * }
 * }</pre>
 */
public final class ImageBatches implements BatchSource {
    private static final int PLACES = 4;

    /** An upper bound of the epochs of a recipe. */
    private static final int MOST_EPOCHS = 1 << 20;

    private final Framing framing;
    private final int[] images;
    private final BatchPlan plan;
    private final List<Thread> workers = new ArrayList<>();

    // Batches are numbered through all epochs. This object's lock guards all fields below.
    private final int epochBatches;
    private final long end;
    /** Batch n is prepared in place n % PLACES and stays there while it is in use. */
    private final Making[] places = new Making[PLACES];

    /** The batch that is in use, or the first batch. */
    private long held;
    /** The next batch to return. */
    private long next;
    /** The next batch to start preparing. */
    private long unbegun;

    private int[] order = {};
    private int[] times = {};
    private int orderedEpoch = -1;
    private boolean closed;

    /** A batch in preparation. */
    private static final class Making {
        private final float[] pixels;
        private final byte[] labels;
        private int epoch;
        private int[] images = {};
        private int[] times = {};
        private int begun;
        private int done;
        private int failedAt;
        private @Nullable Throwable failure;

        Making(int images, BatchPlan plan, boolean labelled) {
            pixels = new float[images * plan.length()];
            labels = new byte[labelled ? images * plan.size() * plan.size() : 0];
        }

        void begin(int newEpoch, int[] newImages, int[] newTimes) {
            epoch = newEpoch;
            images = newImages;
            times = newTimes;
            begun = 0;
            done = 0;
            failure = null;
        }

        /** Keeps a failure. Of several failures the one of the first image is kept, whichever thread was faster. */
        void fail(int position, Throwable thrown) {
            if (failure == null || position < failedAt) {
                failedAt = position;
                failure = thrown;
            }
        }
    }

    /**
     * One image of a batch in preparation.
     *
     * @param time the number of times that the epoch has already shown the image
     */
    private record Job(Making batch, int epoch, int image, int time, int position) {}

    private ImageBatches(Framing framing, int[] images, BatchPlan plan, long first, int epochs) {
        this.framing = framing;
        this.images = images.clone();
        this.plan = plan;
        int largest = Math.min(plan.batchSize(), images.length);
        for (int i = 0; i < PLACES; i++) {
            places[i] = new Making(largest, plan, framing.labels());
        }
        epochBatches = plan.batches(images.length);
        end = (long) epochs * epochBatches;
        held = first;
        next = first;
        unbegun = first;
    }

    /**
     * Starts the threads.
     *
     * @param images the numbers in the store of the pictures of an epoch, in the order of unshuffled epochs
     * @param epoch the first epoch, from 0
     * @param batch the first batch of that epoch, from 0; earlier batches are skipped
     * @param epochs the epoch after the last, exclusive
     */
    public static ImageBatches start(ImageStore store, int[] images, BatchPlan plan, int epoch, int batch, int epochs) {
        return start(SquareFraming.of(store, plan), images, plan, epoch, batch, epochs);
    }

    /** Like the other method, but with a given framing. */
    public static ImageBatches start(Framing framing, int[] images, BatchPlan plan, int epoch, int batch, int epochs) {
        if (images.length == 0 || epoch < 0 || batch < 0) {
            throw new IllegalArgumentException(
                    "batch " + batch + " of epoch " + epoch + " does not exist for " + images.length + " images");
        }
        long first = (long) epoch * plan.batches(images.length) + batch;
        ImageBatches batches = new ImageBatches(framing, images, plan, first, epochs);
        for (int i = 0; i < plan.threads(); i++) {
            Thread worker = new Thread(batches::work, "images-" + (i + 1));
            worker.setDaemon(true);
            batches.workers.add(worker);
            worker.start();
        }
        return batches;
    }

    /** Returns true if there is another batch; does not wait for it. */
    @Override
    public synchronized boolean hasNext() {
        return next < end;
    }

    /**
     * Returns the next batch, and waits until it is ready. The batch before it is no longer valid.
     *
     * @throws InputException if one of its images cannot be read
     */
    @Override
    public synchronized Batch next() throws IOException {
        if (next >= end) {
            throw new NoSuchElementException("all " + end + " batches were taken");
        }
        held = next++;
        notifyAll();
        Making batch = places[(int) (held % PLACES)];
        try {
            while (!closed && (unbegun <= held || batch.done < batch.images.length)) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("waiting for a batch of images was interrupted");
        }
        if (closed) {
            throw new IllegalStateException("the batches were closed");
        }
        if (batch.failure != null) {
            throw Workers.rethrown(batch.failure);
        }
        return new Batch(batch.images, batch.pixels, batch.labels);
    }

    private void work() {
        for (Job job = claim(); job != null; job = claim()) {
            Throwable failure = null;
            try {
                make(job);
            } catch (Throwable e) { // rethrown in the thread that takes the batches
                failure = e;
            }
            finish(job, failure);
        }
    }

    private void make(Job job) throws IOException {
        int drawing = job.epoch + job.time * MOST_EPOCHS; // a repeated image is augmented differently
        framing.write(job.image, drawing, job.position, job.batch.pixels, job.batch.labels);
    }

    /** Returns the next image to prepare, in the order of batches, or null if nothing is left to do. */
    private synchronized @Nullable Job claim() {
        while (!closed) {
            Making batch = places[(int) ((unbegun + PLACES - 1) % PLACES)];
            if (batch.begun < batch.images.length) {
                int position = batch.begun++;
                return new Job(batch, batch.epoch, batch.images[position], batch.times[position], position);
            }
            if (unbegun >= end) {
                return null;
            }
            if (unbegun < held + PLACES) {
                begin(unbegun++);
                continue;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    private void begin(long number) {
        int epoch = (int) (number / epochBatches);
        if (epoch != orderedEpoch) {
            order = plan.order(images, epoch);
            times = times(order);
            orderedEpoch = epoch;
        }
        int from = (int) (number % epochBatches) * plan.batchSize();
        int to = Math.min(order.length, from + plan.batchSize());
        places[(int) (number % PLACES)].begin(
                epoch, Arrays.copyOfRange(order, from, to), Arrays.copyOfRange(times, from, to));
    }

    private static int[] times(int[] order) {
        Map<Integer, Integer> seen = new HashMap<>();
        int[] times = new int[order.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = seen.merge(order[i], 1, Integer::sum) - 1;
        }
        return times;
    }

    private synchronized void finish(Job job, @Nullable Throwable failure) {
        if (failure != null) {
            job.batch.fail(job.position, failure);
        }
        job.batch.done++;
        if (job.batch.done == job.batch.images.length) {
            notifyAll();
        }
    }

    /** Stops the threads and waits until they have ended. They finish the images in progress, but not the batches. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
