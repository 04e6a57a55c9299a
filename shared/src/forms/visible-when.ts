import type { ItemDefinition, SectionDefinition } from './definition.js';

/** When an item is shown: when its section is, and it is there; undefined where both always are. */
export function visibleWhen(
  section: Pick<SectionDefinition, 'visible'>,
  item: Pick<ItemDefinition, 'visible'>,
): string | undefined {
  if (section.visible === undefined || item.visible === undefined) return section.visible ?? item.visible;
  return `${inBrackets(section.visible)} && ${inBrackets(item.visible)}`;
}

/** The items of a section, each with all that it is shown on. */
export function itemsWithConditions(section: SectionDefinition): readonly ItemDefinition[] {
  return section.items.map((item) => {
    const visible = visibleWhen(section, item);
    return visible === undefined ? item : { ...item, visible };
  });
}

/** Only what binds less than the two being joined needs them. */
function inBrackets(condition: string): string {
  return /\|\||\?/u.test(condition) ? `(${condition})` : condition;
}
