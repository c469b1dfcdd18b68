package podium.classroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SupervisorSettingsTest {
    /** The JSON that supervisor.py reads. */
    @Test
    void jsonHasAllKeysOnOneLevel() throws JsonProcessingException {
        SupervisorSettings settings = new SupervisorSettings(
                new Enclosure("/usr/bin/bwrap", null, 512, List.of("/door"), Map.of("/in", "/out"), "AAAA", 1024),
                100,
                200,
                true,
                Commands.notebook(List.of("python3", "-m", "ipykernel_launcher"), List.of("python3", "-c")),
                300);
        assertThat(JsonMapper.builder().build().writeValueAsString(settings)).isEqualTo("""
                {"bubblewrap":"/usr/bin/bwrap","user":null,"processes":512,"doors":["/door"],"inputs":{"/in":"/out"},\
                "filter":"AAAA","disk":1024,"submission":100,"outputs":200,"watch":true,\
                "kernel":["python3","-m","ipykernel_launcher"],"runner":["python3","-c"],"ask":null,"notebook":300}""");
    }

    @Test
    void commandsAreForANotebookOrAProgram() {
        assertThat(Commands.asking(List.of("true")).ask()).containsExactly("true");
        assertThatThrownBy(() -> Commands.notebook(List.of(), List.of("python3")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Commands(List.of("python3"), List.of("python3"), List.of("true")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
