import { Menu } from '@mantine/core';
import { Icon } from './icon.js';

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

interface ChoiceMenuProps<T> {
  /** What is chosen: "Kind". */
  readonly label: string;
  /** The word for "no narrowing". */
  readonly allLabel: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T | null;
  readonly onChoose: (value: T | null) => void;
}

/** A filter that opens a short list; it shows what is chosen and says that it is on. */
export function ChoiceMenu<T extends string | number>({
  label,
  allLabel,
  choices,
  value,
  onChoose,
}: ChoiceMenuProps<T>) {
  const chosen = choices.find((choice) => choice.value === value) ?? null;
  return (
    <Menu position="bottom-start" offset={4}>
      <Menu.Target>
        <button type="button" className={chosen === null ? 'filter' : 'filter on'}>
          {chosen === null ? label : `${label}: ${chosen.label}`}
          <Icon name="chevron" size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={value === null ? '' : String(value)}
          onChange={(next) =>
            onChoose(choices.find((choice) => String(choice.value) === next)?.value ?? null)
          }
        >
          <Menu.RadioItem value="">{allLabel}</Menu.RadioItem>
          {choices.map((choice) => (
            <Menu.RadioItem key={choice.value} value={String(choice.value)}>
              {choice.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
