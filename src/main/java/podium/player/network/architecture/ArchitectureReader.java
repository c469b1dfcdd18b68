package podium.player.network.architecture;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import podium.core.yaml.WrongKey;
import podium.player.network.sequential.LayerList;

/** Reads an architecture: its name, or a list of layers. */
final class ArchitectureReader extends StdDeserializer<Architecture> {
    private static final long serialVersionUID = 1L;

    ArchitectureReader() {
        super(Architecture.class);
    }

    @Override
    public Architecture deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            LayerList layers = context.readValue(parser, LayerList.class);
            requireOne(!layers.isEmpty(), "an empty list", parser, context);
            return new ListedArchitecture(layers);
        }
        String name = parser.currentToken().isScalarValue() ? parser.getText() : "keys with values";
        requireOne(Architecture.exists(name), name, parser, context);
        return Architecture.of(name);
    }

    private static void requireOne(boolean holds, String found, JsonParser parser, DeserializationContext context)
            throws IOException {
        try {
            WrongKey.require(
                    holds,
                    "",
                    found,
                    "one of " + String.join(", ", Architecture.names())
                            + ", a MobileNet with another width, such as mobilenetv2_0.25, or a list of layers, such as"
                            + " [flatten, dense: 128, relu]");
        } catch (WrongKey e) {
            throw ValueInstantiationException.from(
                    parser, String.valueOf(e.getMessage()), context.constructType(Architecture.class), e);
        }
    }
}
