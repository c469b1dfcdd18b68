package podium.player.export;

import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;

/** What a file gives for one image. */
public sealed interface FileOutput {
    /** What to do with each kind of output. */
    interface Cases<T, E extends Exception> {
        /** A classifier's score from 0 to 1 for each class. */
        T scores(float[] values) throws E;

        /** A segmenter's logits of each pixel. */
        T logits(LogitMap map) throws E;

        /** A segmenter's label of each pixel. */
        T labels(LabelMap map) throws E;
    }

    <T, E extends Exception> T choose(Cases<T, E> cases) throws E;

    @SuppressWarnings("ArrayRecordComponent") // Not copied, and not changed.
    record Scores(float[] values) implements FileOutput {
        @Override
        public <T, E extends Exception> T choose(Cases<T, E> cases) throws E {
            return cases.scores(values);
        }
    }

    record PixelLogits(LogitMap map) implements FileOutput {
        @Override
        public <T, E extends Exception> T choose(Cases<T, E> cases) throws E {
            return cases.logits(map);
        }
    }

    record PixelLabels(LabelMap map) implements FileOutput {
        @Override
        public <T, E extends Exception> T choose(Cases<T, E> cases) throws E {
            return cases.labels(map);
        }
    }
}
