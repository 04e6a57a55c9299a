import type { EntitySchema } from 'typeorm';

/** Every entity, listed by hand; each lives beside its module as `modules/<noun>/<noun>.entity.ts`. */
export const ENTITIES: (new () => object)[] | EntitySchema[] = [];
