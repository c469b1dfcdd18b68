package podium.player.training;

/**
 * How far a training has come.
 *
 * @param stage from 0
 * @param stageEpoch the stage's epochs that are done
 * @param epoch the epochs of all stages that are done, as they were run
 * @param batch the batches of the next epoch that are done
 */
record Position(int stage, int stageEpoch, int epoch, int batch) {
    static final Position START = new Position(0, 0, 0, 0);

    Position {
        if (stage < 0 || stageEpoch < 0 || epoch < stageEpoch || batch < 0) {
            throw new IllegalArgumentException("stage " + stage + ", " + stageEpoch + " of its epochs, epoch " + epoch
                    + " and batch " + batch + "; none is below 0, and no stage has more epochs than all have");
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

    /** The number of the epoch that is trained next, or of which a part is done, from 1. */
    int nextEpoch() {
        return epoch + 1;
    }
}
