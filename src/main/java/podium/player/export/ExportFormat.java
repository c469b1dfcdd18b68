package podium.player.export;

/** A format of files that other programs run a network from. */
public enum ExportFormat {
    /** ONNX, which ONNX Runtime and many other programs read. */
    ONNX
}
