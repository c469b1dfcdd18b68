package podium.mutation;

/**
 * Checks how a file is handled; an outcome that is neither reading nor a proper refusal is an
 * {@link AssertionError}.
 */
final class Judge {
    /** The outcome for a file. */
    enum Verdict {
        REFUSED,
        REFUSED_LATER,
        TAKEN
    }

    private final Refusals refusals = new Refusals();

    Verdict of(Format.Files files, byte[] bytes) {
        boolean read = false;
        try {
            Format.Use use = files.read(bytes);
            read = true;
            use.go();
            return Verdict.TAKEN;
        } catch (Exception | StackOverflowError e) {
            refusals.requireDeclared(e);
            return read ? Verdict.REFUSED_LATER : Verdict.REFUSED;
        }
    }
}
