package podium.classroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import podium.classroom.sandbox.NotebookRun.Outcome;

/** Tests the outcome for each kind of answer of a runner, without running one. */
class EndingTest {
    /** The modules of a Python that has no sklearn.new. */
    private static final Set<String> THERE = Set.of("numpy", "sklearn", "sklearn.svm");

    private static Ending error(String name, String message, String language) throws IOException {
        ObjectNode result = JsonMapper.builder().build().createObjectNode();
        result.put("ended", "error").put("name", name).put("message", message).put("cell", 2);
        if (!language.isEmpty()) {
            result.put("language", language);
        }
        return ending(result);
    }

    private static Ending ending(ObjectNode result) throws IOException {
        return Ending.of(
                new Report(result), SandboxLimits.DEFAULT, Optional.empty(), module -> !THERE.contains(module));
    }

    @Test
    void missingModuleCannotRunHere() throws IOException {
        assertThat(error("ModuleNotFoundError", "No module named 'torch.nn'", ""))
                .isEqualTo(new Ending(Outcome.CANNOT_RUN_HERE, "cell 2: needs torch"));
        assertThat(error("ModuleNotFoundError", "No module named 'sklearn.new'", ""))
                .isEqualTo(new Ending(Outcome.CANNOT_RUN_HERE, "cell 2: needs sklearn"));
    }

    @Test
    void errorAboutAnInstalledModuleIsAFailure() throws IOException {
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
                    .returns(Outcome.FAILED, Ending::how)
                    .extracting(Ending::detail)
                    .asString()
                    .contains(message, "raised by the notebook's own code");
        }
    }

    @Test
    void claimedLanguageIsAddedToTheError() throws IOException {
        assertThat(error("ValueError", "no", "julia"))
                .isEqualTo(new Ending(
                        Outcome.FAILED,
                        "cell 2: ValueError: no (the notebook's language is julia, but all of its cells are Python)"));
        assertThat(error("ValueError", "no", "")).isEqualTo(new Ending(Outcome.FAILED, "cell 2: ValueError: no"));
    }

    @Test
    void kernelThatDoesNotStartIsAFailureOfTheMachine() {
        ObjectNode result = JsonMapper.builder().build().createObjectNode();
        result.put("ended", "start").put("name", "RuntimeError").put("message", "the kernel does not start");
        assertThatThrownBy(() -> ending(result))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the notebook's kernel did not start; see log.txt (the kernel does not start)");
    }

    @Test
    void overwhelmedRunnerIsAFailureOfTheNotebook() throws IOException {
        ObjectNode result = JsonMapper.builder().build().createObjectNode();
        result.put("ended", "overwhelmed").put("exit", -9);
        assertThat(ending(result))
                .isEqualTo(new Ending(
                        Outcome.FAILED, "the notebook's messages crashed its runner (exit code -9); see log.txt"));
    }
}
