package podium.player.network;

/** What stands on a backbone, and is trained from nothing. */
public sealed interface Head permits ClassifierHead, DeepLabHead {}
