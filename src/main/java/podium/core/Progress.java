package podium.core;

/**
 * Where long work reports how far it is. The library only counts steps; whoever calls it decides how that is shown.
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
     * Says what the user has to know, once: what is told again about the same is not shown.
     *
     * @param about what the sentence is about
     */
    default void tell(String about, String sentence) {}

    /** A task under way; {@link #step} may be called by several threads at once. */
    interface Task extends AutoCloseable {
        void step();

        /**
         * Ends the work, as {@link #step} does, if that was asked for; a step that takes long calls this between its parts.
         *
         * @throws StoppedException if the work is to end
         */
        default void requireWanted() {}

        /** Says how the work goes at present ({@code loss 0.1234, 18.2 images/s}); it is shown with the next step. */
        default void note(String note) {}

        @Override
        void close();
    }
}
