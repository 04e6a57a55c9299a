/** A statement the server prepares once per connection and then knows by name. Names are unique in the house. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
}
