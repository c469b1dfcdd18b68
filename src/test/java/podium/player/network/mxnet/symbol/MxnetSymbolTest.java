package podium.player.network.mxnet.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import podium.player.network.BatchNormMode;
import podium.player.network.HeadActivation;
import podium.player.network.Networks;
import podium.player.network.Pooling;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.DeepLabHead;
import podium.player.network.architecture.Head;
import podium.player.network.architecture.InputScaling;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.architecture.Perturber;
import podium.player.network.architecture.PerturberKind;

/**
 * Compares the symbols of many networks with recorded checksums, so that saved models stay the same and changes of a
 * pass are noticed. If a change is intended, update symbols.txt.
 */
class MxnetSymbolTest {
    private static final List<Purpose> PURPOSES = List.of(Purpose.TRAINING, Purpose.SCORES, Purpose.GRADIENTS);

    /** The first 12 bytes of the JSON's SHA-256, with the networks that have it. */
    private final List<String> lines = new ArrayList<>();

    private void add(String what, NetworkSpec spec, Purpose purpose) throws NoSuchAlgorithmException {
        byte[] json = MxnetSymbol.of(spec.graph(purpose)).json().getBytes(StandardCharsets.UTF_8);
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(json);
        lines.add(HexFormat.of().formatHex(sum, 0, 12) + "  " + what);
    }

    private void addAll(String what, String name, int size, int classes, Head head) throws NoSuchAlgorithmException {
        for (BatchNormMode mode : BatchNormMode.values()) {
            for (Purpose purpose : PURPOSES) {
                NetworkSpec spec = new NetworkSpec(Architecture.of(name), size, classes, head, mode, Rectifier.RELU6);
                add(what + " " + mode + " " + purpose, spec, purpose);
            }
        }
    }

    @Test
    void symbolsMatchTheRecordedChecksums() throws IOException, NoSuchAlgorithmException {
        ClassifierHead hidden = new ClassifierHead(Pooling.MAXIMUM, true, List.of(7, 5), 0.5, HeadActivation.SOFTMAX);
        for (String name : Networks.SMALL) {
            addAll("classifier " + name, name, Networks.smallestSize(name), 3, hidden);
        }
        for (String name : List.of("resnet50_v2", "mobilenet0.5", "mobilenetv2_0.5")) {
            addAll("segmenter " + name + " 16", name, 97, 21, DeepLabHead.STANDARD);
            addAll("segmenter " + name + " 8", name, 97, 21, new DeepLabHead(8, true, 24));
        }
        for (PerturberKind kind : List.of(PerturberKind.NETWORK, PerturberKind.UNIVERSAL)) {
            for (boolean mirrored : new boolean[] {false, true}) {
                NetworkSpec spec = new NetworkSpec(
                        Architecture.of("mobilenetv2_0.5"),
                        65,
                        3,
                        3,
                        ClassifierHead.LINEAR,
                        BatchNormMode.FROZEN,
                        Rectifier.RELU6,
                        new Perturber(kind, 8, 24, InputScaling.IMAGENET, mirrored));
                add("perturbed " + kind + " " + mirrored, spec, Purpose.TRAINING);
            }
        }
        try (InputStream file = MxnetSymbolTest.class.getResourceAsStream("symbols.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(lines).isEqualTo(text.lines().toList());
        }
    }
}
