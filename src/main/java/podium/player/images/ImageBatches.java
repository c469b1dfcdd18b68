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
import podium.data.image.RgbImage;

/**
 * Batches in a fixed order, made by threads of their own ahead of whoever takes them: at most three beside the one that
 * is lent. Their buffers are used again and again, so memory does not grow.
 *
 * <p>An image is asked of the store once an epoch, or as often as the plan has it. What fails while a batch is made is thrown, as it is, when the turn
 * comes to that batch. One thread takes the batches, and closes this when it has enough.
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

    /** More than a recipe's stages have. */
    private static final int MOST_EPOCHS = 1 << 20;

    private final Framing framing;
    private final int[] images;
    private final BatchPlan plan;
    private final List<Thread> workers = new ArrayList<>();

    // Batches are counted through all epochs. All below is guarded by this object's lock.
    private final int epochBatches;
    private final long end;
    /** Batch n is made, and lent, in place n % PLACES. */
    private final Making[] places = new Making[PLACES];

    /** The batch that is lent, or the first that will be. */
    private long held;
    /** The next batch to lend. */
    private long next;
    /** The next batch to begin. */
    private long unbegun;

    private int[] order = {};
    private int[] times = {};
    private int orderedEpoch = -1;
    private boolean closed;

    /** A batch that is being made. */
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

        Making(int area, boolean labelled) {
            pixels = new float[RgbImage.CHANNELS * area];
            labels = new byte[labelled ? area : 0];
        }

        void begin(int newEpoch, int[] newImages, int[] newTimes) {
            epoch = newEpoch;
            images = newImages;
            times = newTimes;
            begun = 0;
            done = 0;
            failure = null;
        }

        /** Of several failures the first image's counts, whichever thread was faster. */
        void fail(int position, Throwable thrown) {
            if (failure == null || position < failedAt) {
                failedAt = position;
                failure = thrown;
            }
        }
    }

    /**
     * One image of a batch that is being made.
     *
     * @param time how often the epoch has had the image before
     */
    private record Job(Making batch, int epoch, int image, int time, int position) {}

    private ImageBatches(Framing framing, int[] images, BatchPlan plan, long first, int epochs) {
        this.framing = framing;
        this.images = images.clone();
        this.plan = plan;
        int area = Math.min(plan.batchSize(), images.length) * plan.size() * plan.size();
        for (int i = 0; i < PLACES; i++) {
            places[i] = new Making(area, framing.labels());
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
     * @param images the store's indices of the images that make an epoch, in the order of unshuffled epochs
     * @param epoch the epoch to begin in, from 0
     * @param batch the batch of that epoch to begin with, from 0; those before it are not made
     * @param epochs the epoch that is no longer made
     */
    public static ImageBatches start(ImageStore store, int[] images, BatchPlan plan, int epoch, int batch, int epochs) {
        return start(SquareFraming.of(store, plan), images, plan, epoch, batch, epochs);
    }

    /** As the other, of items that are framed otherwise. */
    public static ImageBatches start(Framing framing, int[] images, BatchPlan plan, int epoch, int batch, int epochs) {
        if (images.length == 0 || epoch < 0 || batch < 0) {
            throw new IllegalArgumentException(
                    "no batch " + batch + " in epoch " + epoch + " of " + images.length + " images");
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

    /** Whether a batch is left; never waits. */
    @Override
    public synchronized boolean hasNext() {
        return next < end;
    }

    /**
     * The next batch, once it is made; the one before it is no longer valid.
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
            } catch (Throwable e) { // whatever it is, the thread that takes the batches shall have it
                failure = e;
            }
            finish(job, failure);
        }
    }

    private void make(Job job) throws IOException {
        int drawing = job.epoch + job.time * MOST_EPOCHS; // an image that comes again looks otherwise
        framing.write(job.image, drawing, job.position, job.batch.pixels, job.batch.labels);
    }

    /** Images are begun in the batches' order; nothing is left to do where this is null. */
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

    /** Ends the threads, and returns when they have ended: an image under way is finished, a waiting batch is not. */
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
