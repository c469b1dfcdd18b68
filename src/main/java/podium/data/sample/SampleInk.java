package podium.data.sample;

/** The role of a colour in a sketch; {@link SampleColours} assigns an object's actual colours. */
enum SampleInk {
    /** The object's main colour. */
    BODY,
    /** A second colour that stands out from the first. */
    SECOND,
    /** A separate colour for fittings. */
    TRIM,
    DARK,
    LIGHT,
    GLASS,
    METAL,
    SKIN,
    LEAF
}
