import { unitText } from '@lutetia/shared/forms/unit-text';

/** A unit that breaks, where it must, before the number in it and never inside that: `mL/min/` and `1.73 m²`. */
export function UnitText({ unit }: { readonly unit: string }) {
  const [words, before = words, number = ''] = /^(.*\/)(\d.*)$/u.exec(unitText(unit)) ?? [unitText(unit)];
  return (
    <>
      <span className="nw">{before}</span>
      <wbr />
      <span className="nw">{number}</span>
    </>
  );
}
