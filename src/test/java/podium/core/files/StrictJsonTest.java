package podium.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {
    /** A record with two components of several values, one of them unwrapped. */
    record Boat(String name, @JsonUnwrapped Hull hull, Crew crew) {}

    record Hull(double length, int masts) {}

    record Crew(List<String> names) {}

    @Test
    void writtenRecordsAreReadBackEqual() throws JsonProcessingException {
        Boat boat = new Boat("Ida", new Hull(9.5, 2), new Crew(List.of("Ann")));
        String text = PrettyJson.text(boat);
        assertThat(text).startsWith("{\n  \"name\" : \"Ida\",\n  \"length\" : 9.5,\n  \"masts\" : 2,\n");
        assertThat(StrictJson.read(text, Boat.class)).isEqualTo(boat);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "null; the value is null",
                "{'name': 'Ida', 'mast': 2}; unknown key mast",
                "{'name': 'Ida', 'hull': {'masts': 2}}; unknown key hull",
                "{'crew': {'names': [], 'cook': 1}}; unknown key crew.cook",
            })
    void unknownKeysAreReported(String text, String key) {
        assertThatThrownBy(() -> StrictJson.read(text.replace('\'', '"'), Boat.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining(key);
    }
}
