package podium.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** YAML texts that people write. */
abstract class YamlFiles implements Format.Files {
    private final List<String> sound;

    YamlFiles(String... sound) {
        this.sound = List.of(sound);
    }

    @Override
    public byte[] mutated(Mutator mutator) {
        return mutator.text(
                mutator.one(sound).getBytes(UTF_8),
                mutator.one(sound).getBytes(UTF_8),
                mutator.once(3) ? mutator.few() : 1);
    }
}
