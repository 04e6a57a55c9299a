/** An OpenAPI 3.1 document. */
export interface OpenApiView {
  readonly openapi: string;
  readonly [field: string]: unknown;
}
