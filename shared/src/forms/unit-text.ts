const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A UCUM code as people write it: `10*9/L` is `10⁹/L`, `umol/L` is `µmol/L`. */
export function unitText(ucum: string): string {
  return ucum
    .replace(
      /10\*(\d+)/g,
      (_, power: string) =>
        `10${Array.from(power, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit).join('')}`,
    )
    .replace(/(^|\/)u(?=[a-zA-Z])/g, '$1µ')
    .replace(/\{([^}]*)\}/g, (_, said: string) => (/\d/.test(said) ? said.replace('_', ' ') : ''))
    .replace('mm[Hg]', 'mmHg')
    .replace('Cel', '°C')
    .replace(/\.(?=\D)/, '·')
    .replace('m2', 'm²')
    .replace(/([cm]m)3/, '$1³');
}

/** The units something may be in, for a sentence: `µmol/L or mg/dL`. */
export function unitsText(units: readonly string[]): string {
  return units.map(unitText).join(' or ');
}
