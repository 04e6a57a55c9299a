/** The words of a namespace in another language: every key of the English ones. */
export type Translated<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : Translated<Words[Key]>;
};

/** Some words of a namespace in another language; English stands in for the rest. */
export type TranslatedInPart<Words> = {
  readonly [Key in keyof Words]?: Words[Key] extends string ? string : TranslatedInPart<Words[Key]>;
};
