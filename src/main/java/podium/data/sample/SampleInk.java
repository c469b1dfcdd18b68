package podium.data.sample;

/** What a colour is for in a sketch; {@link SampleColours} says which colour that is in one object. */
enum SampleInk {
    /** The object's main colour. */
    BODY,
    /** A second colour that stands out from the first. */
    SECOND,
    /** A colour of its own for fittings. */
    TRIM,
    DARK,
    LIGHT,
    GLASS,
    METAL,
    SKIN,
    LEAF
}
