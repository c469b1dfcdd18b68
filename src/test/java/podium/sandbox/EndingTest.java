package podium.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import podium.sandbox.Ran.Ended;

/** What a runner's answer comes to, without running one. */
class EndingTest {
    /** A Python that has numpy and sklearn, but no sklearn.new. */
    private static final Set<String> THERE = Set.of("numpy", "sklearn", "sklearn.svm");

    private static Ending error(String name, String message, String language) throws IOException {
        ObjectNode result = JsonMapper.builder().build().createObjectNode();
        result.put("ended", "error").put("name", name).put("message", message).put("cell", 2);
        if (!language.isEmpty()) {
            result.put("language", language);
        }
        return Ending.of(
                new Answer(result, ""), 0, SandboxLimits.DEFAULT, Optional.empty(), module -> !THERE.contains(module));
    }

    @Test
    void aModuleThatPythonLacksBlamesNobody() throws IOException {
        assertThat(error("ModuleNotFoundError", "No module named 'torch.nn'", ""))
                .isEqualTo(new Ending(Ended.CANNOT_RUN_HERE, "cell 2: needs torch"));
        assertThat(error("ModuleNotFoundError", "No module named 'sklearn.new'", ""))
                .isEqualTo(new Ending(Ended.CANNOT_RUN_HERE, "cell 2: needs sklearn"));
    }

    @Test
    void aModuleThatIsThereWasRaisedByTheNotebooksOwnCode() throws IOException {
        String[] messages = {
            "No module named 'numpy'",
            "No module named 'sklearn.svm'",
            "No module named 'numpy'; os.system('x')",
            "No module named 'a b'",
            "No module named '../torch'",
            "No module named '-c import os'",
            "I have no torch"
        };
        for (String message : messages) {
            assertThat(error("ModuleNotFoundError", message, ""))
                    .as(message)
                    .returns(Ended.FAILED, Ending::how)
                    .extracting(Ending::detail)
                    .asString()
                    .contains(message, "raised by the notebook's own code");
        }
    }

    @Test
    void aClaimedLanguageIsToldBesideTheErrorOfWhatRanAsPython() throws IOException {
        assertThat(error("ValueError", "no", "julia"))
                .isEqualTo(new Ending(
                        Ended.FAILED,
                        "cell 2: ValueError: no (it says that it is julia, and Python can read all of it)"));
        assertThat(error("ValueError", "no", "")).isEqualTo(new Ending(Ended.FAILED, "cell 2: ValueError: no"));
    }
}
