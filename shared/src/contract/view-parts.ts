/** Parts of views that belong to the form core; one door for the contract. */
export type { FormDefinition } from '../forms/definition.js';
export type { Finding, FormState, FormValues, ItemValue } from '../forms/value.js';
