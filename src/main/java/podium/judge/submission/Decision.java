package podium.judge.submission;

import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;

/**
 * A prediction for one image.
 *
 * @param image the image's id
 * @param labels the classes in the image, over [0, classes)
 * @param planes the pixels of each class, plane after plane ({@link LabelMap#planes})
 */
public record Decision(String image, PixelRuns labels, PixelRuns planes) {}
