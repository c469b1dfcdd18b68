package podium.data.image;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name of a file that may be an image. The endings are those of the formats that Podium reads, and of those that it
 * knows and refuses with advice.
 */
public final class ImageName {
    private static final Set<String> ENDINGS = Stream.concat(
                    Arrays.stream(ImageFormat.values()).map(ImageFormat::endings),
                    Arrays.stream(ForeignFormat.values()).map(ForeignFormat::endings))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private ImageName() {}

    /** True if a file's name ends as an image's does. */
    public static boolean is(String name) {
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** The name without the ending of an image format. */
    public static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && is(name) ? name.substring(0, dot) : name;
    }
}
