package podium.player.training;

/**
 * The position of a training between two batches.
 *
 * @param stage the number of the stage, from 0
 * @param stageEpoch the number of completed epochs of the stage
 * @param epoch the number of completed epochs of all stages
 * @param batch the number of completed batches of the current epoch
 */
record Position(int stage, int stageEpoch, int epoch, int batch) {
    static final Position START = new Position(0, 0, 0, 0);

    Position {
        if (stage < 0 || stageEpoch < 0 || epoch < stageEpoch || batch < 0) {
            throw new IllegalArgumentException("stage " + stage + ", stage epoch " + stageEpoch + ", epoch " + epoch
                    + " and batch " + batch + "; expected numbers from 0, and a stage epoch not above the epoch");
        }
    }

    Position afterBatch() {
        return new Position(stage, stageEpoch, epoch, batch + 1);
    }

    Position afterEpoch() {
        return new Position(stage, stageEpoch + 1, epoch + 1, 0);
    }

    Position nextStage() {
        return new Position(stage + 1, 0, epoch, 0);
    }

    /** Returns the number of the epoch that is trained next or is partly trained, from 1. */
    int nextEpoch() {
        return epoch + 1;
    }
}
