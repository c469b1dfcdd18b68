package podium.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import podium.core.InputException;
import podium.core.VisibleText;
import podium.judge.competition.Labelling;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.ParameterSpec;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.weights.ParameterFile;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.recipe.Recipe;

/** MXNet parameter files of the first layers of a narrow network, which loads them by name. */
final class ParamsFiles implements Format.Files {
    private static final int ARRAYS = 12;
    private static final List<Integer> WORDS =
            List.of(0, 1, 2, 3, 4, 7, 8, 9, 16, 255, 1 << 20, 1 << 30, -1, Integer.MIN_VALUE);

    /** An array as the file stores it, from its magic number to its last value, with its name. */
    private static final class Stored {
        private final byte[] array;
        private final String name;

        Stored(byte[] array, String name) {
            this.array = array;
            this.name = name;
        }

        byte[] array() {
            return array;
        }

        String name() {
            return name;
        }
    }

    private final NetworkSpec spec;
    private final Graph graph;
    private final List<Stored> sound = new ArrayList<>();
    private final Path folder;
    private final Path file;
    private final Refusals refusals = new Refusals();

    ParamsFiles(Path folder) {
        this.folder = folder;
        file = folder.resolve("m-0000.params");
        spec = new NetworkSpec(
                Architecture.of("mobilenet0.06"),
                32,
                2,
                Recipe.standard(Labelling.MULTIPLE).network().head(),
                BatchNormMode.TRAINED,
                Rectifier.RELU6);
        graph = spec.graph(Purpose.TRAINING);
        for (ParameterSpec array : graph.parameters().subList(0, ARRAYS)) {
            sound.add(new Stored(array(array.shape().array()), "arg:" + array.name()));
        }
    }

    private static byte[] array(long[] shape) {
        int size = 1;
        for (long side : shape) {
            size *= (int) side;
        }
        ByteBuffer array =
                ByteBuffer.allocate(12 + 8 * shape.length + 12 + 4 * size).order(ByteOrder.LITTLE_ENDIAN);
        array.putInt(0xF993FAC9).putInt(0).putInt(shape.length);
        for (long side : shape) {
            array.putLong(side);
        }
        array.putInt(1).putInt(0).putInt(0);
        for (int i = 0; i < size; i++) {
            array.putFloat(i / 8f);
        }
        return array.array();
    }

    @Override
    public byte[] mutated(Mutator mutator) {
        List<Stored> arrays = new ArrayList<>(sound);
        if (mutator.once(5)) {
            return mutator.raw(bytes(arrays, arrays.size(), arrays.size()));
        }
        for (int i = mutator.few(); i > 0 && !arrays.isEmpty(); i--) {
            change(arrays, mutator);
        }
        int odd = mutator.once(30) ? mutator.one(WORDS) : arrays.size();
        return bytes(arrays, odd, mutator.once(30) ? mutator.one(WORDS) : odd);
    }

    private static void change(List<Stored> arrays, Mutator mutator) {
        int at = mutator.below(arrays.size());
        Stored stored = arrays.get(at);
        if (stored.array().length < Integer.BYTES) { // an earlier change shortened it
            arrays.remove(at);
            return;
        }
        switch (mutator.below(9)) {
            case 0 -> arrays.remove(at);
            case 1 -> arrays.add(stored);
            case 2 -> Collections.swap(arrays, at, mutator.below(arrays.size()));
            case 3 -> arrays.set(at, new Stored(mutator.one(arrays).array(), stored.name()));
            case 4, 5 ->
                arrays.set(
                        at,
                        new Stored(
                                stored.array(),
                                new String(
                                        mutator.text(
                                                stored.name().getBytes(UTF_8),
                                                mutator.one(arrays).name().getBytes(UTF_8)),
                                        UTF_8)));
            case 6 -> {
                byte[] array = stored.array().clone();
                ByteBuffer.wrap(array)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(4 * mutator.below(Math.min(14, array.length / 4)), mutator.one(WORDS));
                arrays.set(at, new Stored(array, stored.name()));
            }
            case 7 -> {
                byte[] array = stored.array().clone();
                ByteBuffer.wrap(array)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(array.length - 4, mutator.once(2) ? 0x7FC00000 : mutator.one(WORDS));
                arrays.set(at, new Stored(array, stored.name()));
            }
            default -> arrays.set(at, new Stored(mutator.raw(stored.array()), stored.name()));
        }
    }

    private static byte[] bytes(List<Stored> arrays, int count, int names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(longs(0x112, 0, count));
        arrays.forEach(stored -> out.writeBytes(stored.array()));
        out.writeBytes(longs(names));
        for (Stored stored : arrays) {
            byte[] name = stored.name().getBytes(UTF_8);
            out.writeBytes(longs(name.length));
            out.writeBytes(name);
        }
        return out.toByteArray();
    }

    private static byte[] longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            bytes.putLong(value);
        }
        return bytes.array();
    }

    @Override
    public Format.Use read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        ParameterFile.read(file);
        return () -> {
            Weights.Loaded loaded = Weights.load(spec, WeightSource.parse(file.toString(), folder), 7);
            if (!loaded.parameters()
                    .names()
                    .containsAll(
                            graph.parameters().stream().map(ParameterSpec::name).toList())) {
                throw new IllegalStateException("parameters are missing");
            }
            loaded.report().lines().forEach(line -> Refusals.requireShort(VisibleText.of(line)));
            try {
                ParameterFile.read(file, graph);
            } catch (InputException e) { // as when loading from a run's folder, which has all arrays
                refusals.requireDeclared(e);
            }
        };
    }
}
