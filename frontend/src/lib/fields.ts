/** The fields of a request class, for callers that send a plain object; the server makes the instance. */
export type Fields<T> = { [Name in keyof T]: T[Name] };
