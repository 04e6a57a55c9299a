/** An ISO 8601 duration of calendar units or hours: `P8W`, `-P7D`, `P2M`, `PT24H`. */
export type DurationText = string;

/** A condition or value in CEL; every name it uses is declared and type-checked when the study is loaded. */
export type ExpressionText = string;
