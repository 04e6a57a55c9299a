import {
  Button,
  createTheme,
  defaultVariantColorsResolver,
  HoverCard,
  Menu,
  Modal,
  Popover,
  TextInput,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Mantine asks for ten shades; ours are the tokens, which change with the scheme by themselves. */
const shades = (tint: string, line: string, main: string, strong: string): MantineColorsTuple => [
  tint,
  tint,
  line,
  line,
  main,
  main,
  main,
  strong,
  strong,
  strong,
];

const variantColorResolver: VariantColorsResolver = (input) => {
  switch (input.variant) {
    case 'filled':
      return {
        background: 'var(--blue)',
        hover: 'var(--blue-strong)',
        color: 'var(--on-blue)',
        border: '1px solid transparent',
      };
    case 'default':
      return {
        background: 'var(--bg)',
        hover: 'var(--bg-hover)',
        color: input.color === 'red' ? 'var(--red)' : 'var(--ink-1)',
        border: '1px solid var(--line-2)',
      };
    case 'subtle':
      return {
        background: 'transparent',
        hover: 'var(--bg-hover)',
        color: input.color === 'red' ? 'var(--red)' : 'var(--ink-2)',
        border: '1px solid transparent',
      };
    default:
      return defaultVariantColorsResolver(input);
  }
};

/** The page behind a dialog or a panel: darker, and still readable. */
export const BEHIND_DIALOG = { color: '#0b141c', backgroundOpacity: 0.45 };
const floating = { transitionProps: { duration: 140, transition: 'fade' as const }, shadow: 'md', radius: 8 };

/** The house's look in the terms of the component library; the tokens stay the one source. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 5,
  primaryColor: 'blue',
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '20px', xl: '32px' },
  shadows: { md: 'var(--e-1)', xl: 'var(--e-2)' },
  colors: {
    blue: shades('var(--blue-tint)', 'var(--blue-line)', 'var(--blue)', 'var(--blue-strong)'),
    red: shades('var(--red-tint)', 'var(--red-line)', 'var(--red)', 'var(--red)'),
    teal: shades('var(--teal-tint)', 'var(--teal-line)', 'var(--teal)', 'var(--teal)'),
    yellow: shades('var(--amber-tint)', 'var(--amber-line)', 'var(--amber)', 'var(--amber)'),
  },
  variantColorResolver,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, { size }) => ({
        root: {
          '--button-height': size === 'xs' ? '26px' : '32px',
          '--button-padding-x': size === 'xs' ? '9px' : '12px',
          '--button-fz': size === 'xs' ? '12px' : '13px',
        },
        inner: {},
        loader: {},
        section: {},
        label: {},
      }),
      styles: { root: { fontWeight: 500 } },
    }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Modal: Modal.extend({
      defaultProps: {
        radius: 8,
        shadow: 'xl',
        overlayProps: BEHIND_DIALOG,
        // the head of a dialog is not a second banner of the page
        attributes: { header: { role: 'presentation' } },
        centered: true,
        transitionProps: { duration: 140, transition: 'fade' },
      },
    }),
    Menu: Menu.extend({
      defaultProps: { ...floating, withinPortal: false, withInitialFocusPlaceholder: false },
    }),
    Popover: Popover.extend({ defaultProps: floating }),
    HoverCard: HoverCard.extend({ defaultProps: { ...floating, openDelay: 250, closeDelay: 120 } }),
  },
});

const schemed = {
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--ink-1)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-default': 'var(--bg)',
  '--mantine-color-default-hover': 'var(--bg-hover)',
  '--mantine-color-default-color': 'var(--ink-1)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-error': 'var(--red)',
  '--mantine-color-anchor': 'var(--blue)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-disabled': 'var(--bg-disabled)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-blue-filled': 'var(--blue)',
  '--mantine-color-blue-filled-hover': 'var(--blue-strong)',
  '--mantine-color-blue-light': 'var(--blue-tint)',
  '--mantine-color-blue-outline': 'var(--blue)',
  '--mantine-primary-color-contrast': 'var(--on-blue)',
} as const;

/** The library's own names for colours point at our tokens in both schemes. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: schemed,
  dark: schemed,
});
