package podium.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCommitTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path folder;

    @Test
    void aFolderWithoutGitHasNoCommit() throws IOException {
        assertThat(GitCommit.of(folder)).isNull();
    }

    @Test
    void theHeadIsFollowedToALooseReference() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/refs/heads/main", COMMIT + "\n");
        assertThat(GitCommit.of(folder)).isEqualTo(COMMIT);
    }

    @Test
    void theHeadIsFollowedToAPackedReference() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(
                ".git/packed-refs",
                "# pack-refs with: peeled\n" + "f".repeat(40) + " refs/heads/x\n" + COMMIT + " refs/heads/main\n");
        assertThat(GitCommit.of(folder)).isEqualTo(COMMIT);
    }

    @Test
    void aDetachedHeadIsTheCommitItself() throws IOException {
        write(".git/HEAD", COMMIT + "\n");
        assertThat(GitCommit.of(folder)).isEqualTo(COMMIT);
    }

    @Test
    void aLinkedWorkTreeIsFollowedToItsRepository() throws IOException {
        write("repository/.git/worktrees/w/HEAD", "ref: refs/heads/w\n");
        write("repository/.git/worktrees/w/commondir", "../..\n");
        write("repository/.git/refs/heads/w", COMMIT + "\n");
        write("w/.git", "gitdir: " + folder.resolve("repository/.git/worktrees/w") + "\n");
        assertThat(GitCommit.of(folder.resolve("w"))).isEqualTo(COMMIT);
    }

    @Test
    void aNewRepositoryHasNoCommit() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        assertThat(GitCommit.of(folder)).isNull();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent() == null ? folder : file.getParent());
        Files.writeString(file, text);
    }
}
