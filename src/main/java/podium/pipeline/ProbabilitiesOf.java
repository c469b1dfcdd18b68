package podium.pipeline;

import java.util.List;
import podium.attack.ClassifierVictim;
import podium.attack.SegmenterVictim;
import podium.attack.Victim;
import podium.dataset.RgbImage;
import podium.mask.LabelMap;

/** How much a network sees of classes, in versions of one image. */
interface ProbabilitiesOf {
    double[] of(RgbImage version, List<Integer> labels);

    /** A classifier's scores; of a segmenter the share that is left of the pixels that a class has in the image. */
    static ProbabilitiesOf of(Victim victim, RgbImage image) {
        if (victim instanceof ClassifierVictim classifier) {
            return (version, labels) -> {
                float[] scores = classifier.scores(version);
                return labels.stream().mapToDouble(label -> scores[label]).toArray();
            };
        }
        SegmenterVictim segmenter = (SegmenterVictim) victim;
        LabelMap map = segmenter.map(image);
        return (version, labels) -> {
            LabelMap seen = segmenter.map(version);
            return labels.stream().mapToDouble(label -> kept(map, seen, label)).toArray();
        };
    }

    private static double kept(LabelMap map, LabelMap seen, int label) {
        byte[] before = map.labels();
        byte[] after = seen.labels();
        long all = 0;
        long still = 0;
        for (int i = 0; i < before.length; i++) {
            if ((before[i] & 0xff) == label) {
                all++;
                still += (after[i] & 0xff) == label ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) still / all;
    }
}
