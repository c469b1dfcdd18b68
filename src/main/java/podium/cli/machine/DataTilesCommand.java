package podium.cli.machine;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.core.UsageException;
import podium.core.yaml.WrongKey;
import podium.data.tiles.TileFolder;
import podium.data.tiles.Tiling;

/** {@code podium data tiles IN OUT}. */
@Command(
        name = "tiles",
        description = {
            "Write the tiles of images that have the most edges, as PNG files.",
            "",
            "A grid of square tiles is laid on each image, and the tiles with the highest density of edges (Canny) are"
                    + " kept. They are the tiles that a recipe with the key 'tiles' learns from. The folders stay as"
                    + " they are: a tile of IN/train/cat/tom.jpg is OUT/train/cat/tom_x448_y0.png. If you split the"
                    + " tiles, keep those of one image together: their names begin with its name."
        },
        footer = {
            "",
            "Examples:",
            "  podium data tiles ~/code ~/code-tiles",
            "  podium data tiles photo.jpg tiles --side 224 --step 112 --keep 6"
        })
final class DataTilesCommand extends PodiumCommand {
    @Parameters(index = "0", paramLabel = "IN", description = "An image, or a folder of images, at any depth.")
    private Path in;

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description = "The folder for the tiles: an empty folder, or one that does not exist.")
    private Path out;

    @Option(
            names = "--side",
            paramLabel = "N",
            defaultValue = "448",
            description = "The side of a tile in pixels (default: ${DEFAULT-VALUE}). In an image whose shorter side is"
                    + " smaller, tiles have that side.")
    private int side;

    @Option(
            names = "--step",
            paramLabel = "N",
            description = "The distance from one tile to the next in pixels (default: the side, so that tiles do not"
                    + " overlap).")
    private @Nullable Integer step;

    @Option(
            names = "--keep",
            paramLabel = "N",
            defaultValue = "4",
            description = "The number of tiles to keep of each image (default: ${DEFAULT-VALUE}).")
    private int keep;

    @Override
    public Integer call() throws IOException {
        TileFolder.Written written = TileFolder.write(in, out, tiling(), threads(), progress());
        written.notes().forEach(err()::println);
        written.unreadable().forEach(fault -> err().println("skipped: " + fault));
        out().println(written.tiles()
                + (written.tiles() == 1 ? " tile of " : " tiles of ")
                + written.images()
                + (written.images() == 1 ? " image in " : " images in ")
                + out);
        return written.unreadable().isEmpty() ? ExitCode.OK : ExitCode.COULD_NOT;
    }

    private Tiling tiling() {
        try {
            return new Tiling(side, step == null ? side : step, keep);
        } catch (WrongKey e) {
            throw new UsageException("--" + e.getMessage());
        }
    }
}
