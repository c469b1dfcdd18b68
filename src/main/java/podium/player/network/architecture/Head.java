package podium.player.network.architecture;

/** What stands on a backbone, and is trained from nothing. */
public sealed interface Head permits ClassifierHead, DeepLabHead {}
