package podium.report.rejection;

import java.util.List;
import podium.lab.reject.Separation;

/**
 * How well each score separates a class that is left out from the others, for each class in turn.
 *
 * @param classes the classes that can be left out, one at least
 * @param means the mean figures over the classes, one per score
 */
public record HeldOut(List<OneClass> classes, List<Separation> means) {
    public HeldOut {
        classes = List.copyOf(classes);
        means = List.copyOf(means);
    }

    /**
     * A class that is left out.
     *
     * @param known the number of images of other classes
     * @param unknown the number of images of this class alone
     */
    public record OneClass(String name, int known, int unknown, List<Separation> separations) {
        public OneClass {
            separations = List.copyOf(separations);
        }
    }
}
