package podium.player.network.mxnet.symbol;

import java.util.List;
import podium.player.network.layers.BatchNorm;
import podium.player.network.layers.Convolution;
import podium.player.network.layers.Layer;
import podium.player.network.layers.Resize;
import podium.player.network.layers.VectorPart;

/** The way MXNet computes a step: as its layer describes it, or in another form that a pass chose. */
sealed interface Form {
    /** Creates the operations of a step in this form, and returns the last of them. */
    Operation operation(Translation translation, Step step, List<Operation> in);

    /** Returns true if oneDNN stores the step's map and its gradient in the same layout. */
    default boolean comesInBlocks() {
        return true;
    }

    /** The form that the graph describes. */
    record AsDescribed(Layer layer) implements Form {
        @Override
        public Operation operation(Translation translation, Step step, List<Operation> in) {
            return translation.described(layer, step, in);
        }

        /**
         * False for dilated convolutions, for convolutions whose number of filters does not fill whole blocks, and
         * where a vector becomes a map.
         */
        @Override
        public boolean comesInBlocks() {
            return layer instanceof Convolution convolution
                    ? convolution.window().dilation() == 1 && !ZeroChannels.lacksFilters(convolution)
                    : !(layer instanceof Resize || layer instanceof VectorPart);
        }
    }

    /**
     * A 1x1 convolution with additional zero input channels, and zero filters whose output is discarded.
     *
     * @param convolution the original convolution
     * @param inputs the number of added input channels
     * @param filters the number of added filters
     */
    record WithZeroChannels(Convolution convolution, int inputs, int filters) implements Form {
        @Override
        public Operation operation(Translation translation, Step step, List<Operation> in) {
            return translation.convolutions().withZeroChannels(this, step, in.get(0), translation.parameters(step));
        }

        @Override
        public boolean comesInBlocks() {
            return filters == 0;
        }
    }

    /** A convolution of whose taps only the middle one ever meets the map. */
    record MiddleTap(Convolution convolution) implements Form {
        @Override
        public Operation operation(Translation translation, Step step, List<Operation> in) {
            return translation.convolutions().middleTap(convolution, step, in.get(0), translation.parameters(step));
        }
    }

    /** A convolution on every second column: its columns of taps are neighbours, its rows are still dilated. */
    record ColumnsTogether(Convolution convolution) implements Form {
        @Override
        public Operation operation(Translation translation, Step step, List<Operation> in) {
            return translation
                    .convolutions()
                    .columnsTogether(convolution, step, in.get(0), translation.parameters(step));
        }
    }

    /** Every second column of a map, starting with the first or second. */
    record EverySecondColumn(int first) implements Form {
        @Override
        public Operation operation(Translation translation, Step step, List<Operation> in) {
            return translation.stretches().everySecondColumn(step, in.get(0), first);
        }
    }

    /** The inverse of {@link EverySecondColumn}: puts columns of zeros between those of a map. */
    record ColumnsSpread(int first) implements Form {
        @Override
        public Operation operation(Translation translation, Step step, List<Operation> in) {
            return translation.stretches().columnsSpread(step, in.get(0), first);
        }
    }

    /** A batch normalisation fused with the ReLU after it. */
    record RectifiedNorm(BatchNorm batchNorm) implements Form {
        @Override
        public Operation operation(Translation translation, Step step, List<Operation> in) {
            return translation.normalisations().rectified(batchNorm, step, in.get(0), translation.parameters(step));
        }
    }

    /**
     * A batch normalisation fused with the ReLU6 after it.
     *
     * @param batchNorm the normalisation
     * @param name the name of the normalisation; the step has the name of the rectifier
     */
    record BoundedNorm(BatchNorm batchNorm, String name) implements Form {
        @Override
        public Operation operation(Translation translation, Step step, List<Operation> in) {
            return translation.normalisations().bounded(this, step, in.get(0), translation.parameters(step));
        }
    }
}
