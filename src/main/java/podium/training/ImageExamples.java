package podium.training;

import podium.network.Graph;
import podium.network.Purpose;

/** Images, augmented anew in each epoch, for a network whose first layers are frozen. */
record ImageExamples(TrainingJob job, int frozenLayers) implements Examples {
    @Override
    public Graph graph(Purpose purpose) {
        return job.network().graph(purpose, frozenLayers);
    }

    @Override
    public BatchPlan plan() {
        return job.plan();
    }

    @Override
    public BatchSource train(int epoch, int batch, int untilEpoch) {
        return ImageBatches.start(job.data().images(), job.data().train(), plan(), epoch, batch, untilEpoch);
    }

    @Override
    public BatchSource valid() {
        return ImageBatches.start(job.data().images(), job.data().valid(), plan().asTheyAre(), 0, 0, 1);
    }
}
