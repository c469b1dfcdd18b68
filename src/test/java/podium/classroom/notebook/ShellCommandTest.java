package podium.classroom.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.classroom.notebook.Finding.Kind;
import podium.classroom.notebook.Notebook.Cell;

class ShellCommandTest {
    private static List<String> found(String source) {
        return ShellCommand.of(new Cell(1, Notebook.Kind.CODE, source, OptionalInt.empty(), List.of())).stream()
                .filter(command -> command.network().isPresent())
                .map(command ->
                        command.line() + " " + command.network().map(Kind::text).orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!wget http://example.org/w.zip",
                "  !wget x",
                "!!wget x",
                "out = !wget x",
                "a.b[0] = !wget x",
                "%sx curl x",
                "%system curl x",
                "%time !curl x",
                "!cd x && wget y",
                "!cd x; wget y",
                "!test -f x || curl -O y",
                "!echo a | xargs wget",
                "!sudo -H wget y",
                "!X=1 Y=2 /usr/bin/wget y",
                "!git clone http://example.org/x",
                "!git -C x lfs pull",
                "!bash -c \"wget x\"",
                "!(wget x)",
                "!echo $(curl x)",
                "!echo `curl x`",
                "!kaggle datasets download -d x",
                "!if [ ! -f x ]; then wget x; fi",
                "os.system('wget http://example.org/x')",
                "os.popen('cd x && wget y')",
                "subprocess.run(['wget', url], check=True)",
                "subprocess.check_output(\"curl \" + url, shell=True)",
                "run(f'wget {url}', shell=True)",
                "get_ipython().system('wget x')",
                "get_ipython().run_cell_magic('bash', '', 'wget x')",
                "os.system(\n'wget http://example.org/x')"
            })
    void downloadsAreFound(String source) {
        assertThat(found(source)).containsExactly("1 download");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!pip install timm",
                "!pip3.10 install timm",
                "!sudo apt-get -y install x",
                "!apt update",
                "%pip install timm",
                "%conda install -y timm",
                "!python3 -m pip install timm",
                "!{sys.executable} -m pip install timm",
                "!uv pip install timm",
                "!cd x && pip install -e .",
                "os.system('pip install timm')",
                "subprocess.check_call([sys.executable, '-m', 'pip', 'install', 'timm'])",
                "subprocess.run([\n  'pip', 'install', 'timm'])",
                "get_ipython().run_line_magic('pip', 'install timm')"
            })
    void installsAreFound(String source) {
        assertThat(found(source)).containsExactly("1 install");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!ls wget",
                "!pip list",
                "!pip show timm",
                "!nvidia-smi",
                "!git status",
                "!# wget x",
                "!echo \"install\" > pip.txt",
                "x != wget",
                "print('wget x')",
                "wget = 1",
                "model.run('data')",
                "subprocess.run(['ls', 'curl'])",
                "%matplotlib inline",
                "%%timeit\nx = 1",
                "# !wget x",
                ""
            })
    void commandsWithoutNetworkAreIgnored(String source) {
        assertThat(found(source)).isEmpty();
    }

    @Test
    void everyLineOfAShellCellIsACommand() {
        assertThat(found("%%bash\nwget x\n# curl y\ncd z\ngit clone \\\n  u\npip install v"))
                .containsExactly("2 download", "5 download", "7 install");
        assertThat(found("\n%%sh -e\ncurl x")).containsExactly("3 download");
        assertThat(found("%%script /bin/bash\ncurl x")).containsExactly("2 download");
        assertThat(found("%%writefile x.sh\ncurl x")).isEmpty();
        assertThat(found("%%capture\n!pip install x")).containsExactly("2 install");
    }
}
