import { unitWords } from './value-words.js';

/** A unit that breaks, where it must, before the number in it and never inside that: `mL/min/` and `1.73 m²`. */
export function UnitText({ unit }: { readonly unit: string }) {
  const [words, before = words, number = ''] = /^(.*\/)(\d.*)$/u.exec(unitWords(unit)) ?? [unitWords(unit)];
  return (
    <>
      <span className="nw">{before}</span>
      <wbr />
      <span className="nw">{number}</span>
    </>
  );
}
