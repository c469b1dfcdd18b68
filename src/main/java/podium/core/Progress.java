package podium.core;

/**
 * A receiver of progress reports from long work. The library only counts steps; the caller decides how to show
 * them.
 *
 * <pre>{@code
 * try (Progress.Task task = progress.start("checking images", ids.size())) {
 *     for (String id : ids) {
 *         check(id);
 *         task.step();
 *     }
 * }
 * }</pre>
 */
public interface Progress {
    /** Shows nothing. */
    Progress NONE = (what, total) -> new Task() {
        @Override
        public void step() {}

        @Override
        public void close() {}
    };

    /** Begins a task of {@code total} steps. */
    Task start(String what, long total);

    /**
     * Tells the user a sentence. A second sentence with the same subject is not shown.
     *
     * @param about the subject of the sentence
     */
    default void tell(String about, String sentence) {}

    /** A running task. Several threads may call {@link #step} at once. */
    interface Task extends AutoCloseable {
        void step();

        /**
         * Ends the work like {@link #step} if the user asked for that. A step that takes long calls this
         * between its parts.
         *
         * @throws StoppedException if the work should end
         */
        default void requireWanted() {}

        /** Describes the current state ({@code loss 0.1234, 18.2 images/s}); it is shown with the next step. */
        default void note(String note) {}

        @Override
        void close();
    }
}
