package podium.training;

import podium.network.Graph;
import podium.network.NetworkSpec;
import podium.network.Purpose;

/** Images, augmented anew in each epoch. */
record ImageExamples(TrainingJob job, NetworkSpec network) implements Examples {
    @Override
    public Graph graph(Purpose purpose) {
        return network.graph(purpose);
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
