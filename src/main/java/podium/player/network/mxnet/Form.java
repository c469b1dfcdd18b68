package podium.player.network.mxnet;

import java.util.List;
import podium.player.network.layers.BatchNorm;
import podium.player.network.layers.Convolution;
import podium.player.network.layers.Layer;
import podium.player.network.layers.Resize;
import podium.player.network.layers.VectorPart;

/** How MXNet computes a step: as a layer is described, or as a pass has it instead. */
sealed interface Form {
    /** The operations that a step of this form is, the last of them. */
    Operation operation(Translation translation, Step step, List<Operation> in);

    /** Whether oneDNN lays the step's map out as it lays out its gradient. */
    default boolean comesInBlocks() {
        return true;
    }

    /** As the plain graph describes it. */
    record AsDescribed(Layer layer) implements Form {
        @Override
        public Operation operation(Translation translation, Step step, List<Operation> in) {
            return translation.described(layer, step, in);
        }

        /** Not of dilated convolutions, nor of those that lack filters to whole blocks, and not where vectors become a map. */
        @Override
        public boolean comesInBlocks() {
            return layer instanceof Convolution convolution
                    ? convolution.window().dilation() == 1 && !ZeroChannels.lacksFilters(convolution)
                    : !(layer instanceof Resize || layer instanceof VectorPart);
        }
    }

    /**
     * A convolution of single pixels, with channels of zeros that its map has too few, and filters of zeros whose output is
     * thrown away.
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

    /** A convolution that sees every second column alone: its taps' columns are neighbours, its rows still stand apart. */
    record ColumnsTogether(Convolution convolution) implements Form {
        @Override
        public Operation operation(Translation translation, Step step, List<Operation> in) {
            return translation
                    .convolutions()
                    .columnsTogether(convolution, step, in.get(0), translation.parameters(step));
        }
    }

    /** Every second column of a map, from the first or the second on. */
    record EverySecondColumn(int first) implements Form {
        @Override
        public Operation operation(Translation translation, Step step, List<Operation> in) {
            return translation.stretches().everySecondColumn(step, in.get(0), first);
        }
    }

    /** The contrary: columns of zeros between, before or behind a map's. */
    record ColumnsSpread(int first) implements Form {
        @Override
        public Operation operation(Translation translation, Step step, List<Operation> in) {
            return translation.stretches().columnsSpread(step, in.get(0), first);
        }
    }

    /** A batch normalisation and the rectifier after it. */
    record RectifiedNorm(BatchNorm batchNorm) implements Form {
        @Override
        public Operation operation(Translation translation, Step step, List<Operation> in) {
            return translation.normalisations().rectified(batchNorm, step, in.get(0), translation.parameters(step));
        }
    }

    /**
     * A batch normalisation and the rectifier bounded by six after it.
     *
     * @param name of the normalisation; the step has the rectifier's
     */
    record BoundedNorm(BatchNorm batchNorm, String name) implements Form {
        @Override
        public Operation operation(Translation translation, Step step, List<Operation> in) {
            return translation.normalisations().bounded(this, step, in.get(0), translation.parameters(step));
        }
    }
}
