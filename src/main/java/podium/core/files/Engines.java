package podium.core.files;

/**
 * The libraries that ran a run's network, with their versions.
 *
 * @param training the library that trained it
 * @param predicting the library that predicted the images of valid and test
 */
public record Engines(String training, String predicting) {}
