import type { AnnotationLanguage } from '@lutetia/shared/study/annotation-words';

/** The words around an annotated casebook in one language. */
export interface CasebookWords {
  readonly title: (study: string, version: string) => string;
  readonly lead: string;
  readonly form: (code: string, version: string) => string;
  readonly usedAt: (places: string) => string;
  readonly source: (source: string) => string;
  readonly repeats: (group: string) => string;
  readonly critical: string;
  readonly foot: (study: string, version: string, page: number, pages: number) => string;
}

const EN: CasebookWords = {
  title: (study, version) => `${study} ${version}: annotated case report form`,
  lead: 'In red: the name under which each value is stored. In brackets: the code of each answer.',
  form: (code, version) => `form ${code}, version ${version}`,
  usedAt: (places) => `Asked for at: ${places}`,
  source: (source) => `Source: ${source}`,
  repeats: (group) => `as many rows as needed: ${group}`,
  critical: 'critical',
  foot: (study, version, page, pages) => `${study} ${version} · page ${page} of ${pages}`,
};

const FR: CasebookWords = {
  title: (study, version) => `${study} ${version} : cahier d’observation annoté`,
  lead: 'En rouge : le nom sous lequel chaque valeur est enregistrée. Entre crochets : le code de chaque réponse.',
  form: (code, version) => `formulaire ${code}, version ${version}`,
  usedAt: (places) => `Demandé à : ${places}`,
  source: (source) => `Source : ${source}`,
  repeats: (group) => `autant de lignes que nécessaire : ${group}`,
  critical: 'critique',
  foot: (study, version, page, pages) => `${study} ${version} · page ${page} sur ${pages}`,
};

export const CASEBOOK_WORDS: Readonly<Record<AnnotationLanguage, CasebookWords>> = { en: EN, fr: FR };
