package podium.lab.sweep;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Values that are listed, or numbered with equal steps. All are equally likely to be drawn. */
record ListedValues(List<String> all) implements AxisValues {
    ListedValues {
        all = List.copyOf(all);
    }

    @Override
    public OptionalInt count() {
        return OptionalInt.of(all.size());
    }

    @Override
    public String draw(SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }
}
