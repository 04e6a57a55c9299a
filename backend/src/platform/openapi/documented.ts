import { SetMetadata, type Type } from '@nestjs/common';
import type { ProblemCode } from '@lutetia/shared/contract/problem-codes';

export const ROUTE_DOCUMENTATION = 'lutetia:route-documentation';

/** What the document says of a route besides what its metadata says already. */
export interface RouteDocumentation {
  readonly summary: string;
  /** Request class of the body. */
  readonly body?: Type<unknown>;
  /** Request class of the query. */
  readonly query?: Type<unknown>;
  /** Name of a view of `contract/views/`, `[]` after it for a list; null when the answer is empty (204). */
  readonly answers: string | null;
  /** Media type of an answer that is not JSON; `answers` is then `string`. */
  readonly media?: string;
  /** Media type of an answer that is JSON of a kind of its own; `application/json` when not said. */
  readonly json?: string;
  /** Status of that answer; 200, or 204 for an empty one, when not said. */
  readonly status?: number;
  /** Codes beyond those every route of its kind can give. */
  readonly problems?: readonly ProblemCode[];
  /** Whether the caller sends `If-Match` and is answered with `ETag`. */
  readonly versioned?: boolean;
}

/** Describes a route in the API's document. */
export const Documented = (documentation: RouteDocumentation): MethodDecorator =>
  SetMetadata(ROUTE_DOCUMENTATION, documentation);
