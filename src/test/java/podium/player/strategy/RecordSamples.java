package podium.player.strategy;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Samples of records with random components, found by reflection, so that a test over a sealed hierarchy covers every
 * record, including those added later.
 */
final class RecordSamples {
    /** The length of each list. */
    static final int LENGTH = 3;

    private RecordSamples() {}

    /** Returns two samples of each record that a sealed interface permits. */
    static <T> List<T> ofEach(Class<T> sealed) {
        List<T> samples = new ArrayList<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            samples.addAll(of(permitted.asSubclass(sealed)));
        }
        return samples;
    }

    /** Returns two samples of a record: one with all flags set, one with none. */
    static <T> List<T> of(Class<T> type) {
        SplittableRandom random = new SplittableRandom(2009);
        return List.of(sample(type, random, true), sample(type, random, false));
    }

    private static <T> T sample(Class<T> type, SplittableRandom random, boolean flag) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> value(component.getGenericType(), random, flag))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create a sample of " + type, e);
        }
    }

    /** Numbers lie between 0 and 1; those of a list increase. */
    private static Object value(Type type, SplittableRandom random, boolean flag) {
        if (type == double.class) {
            return random.nextDouble();
        }
        if (type == int.class) {
            return 1 + random.nextInt(LENGTH);
        }
        if (type == boolean.class) {
            return flag;
        }
        if (type.getTypeName().equals("java.util.List<java.lang.Double>")) {
            return DoubleStream.generate(random::nextDouble)
                    .limit(LENGTH)
                    .sorted()
                    .boxed()
                    .toList();
        }
        throw new IllegalStateException("no sample of " + type + "; add one here");
    }
}
