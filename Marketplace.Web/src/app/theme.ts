import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const pine: MantineColorsTuple = [
  '#eaf6f2',
  '#d5ece5',
  '#aad9ca',
  '#7bc5ae',
  '#53b195',
  '#339a7d',
  '#1d8469',
  '#0f6b5c',
  '#0b574b',
  '#07443b',
];
const honey: MantineColorsTuple = [
  '#fff6e6',
  '#fdeacb',
  '#fad49a',
  '#f6bd66',
  '#f2a83c',
  '#e8961f',
  '#cf8013',
  '#a8670e',
  '#83500c',
  '#5f3a09',
];
const stone: MantineColorsTuple = [
  '#f8f8f6',
  '#f1f1ee',
  '#e6e6e1',
  '#d7d7d1',
  '#b9bab3',
  '#94968f',
  '#70736d',
  '#535650',
  '#373a36',
  '#212421',
];
const night: MantineColorsTuple = [
  '#d4d7d4',
  '#b9bdb9',
  '#929892',
  '#6d746e',
  '#454c47',
  '#363c38',
  '#292e2b',
  '#1d211f',
  '#161917',
  '#0f1110',
];

export const theme = createTheme({
  black: '#1b1f1c',
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  colors: { pine, honey, gray: stone, dark: night },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, monospace",
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '9px', lg: '14px', xl: '22px' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.6rem', lineHeight: '1.25' },
      h2: { fontSize: '1.15rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Paper: { defaultProps: { withBorder: true, radius: 'lg' } },
    Modal: { defaultProps: { centered: true, radius: 'lg', closeButtonProps: { 'aria-label': 'Close' } } },
    Drawer: { defaultProps: { position: 'right', closeButtonProps: { 'aria-label': 'Close' } } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 550 } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250 } },
    Table: { defaultProps: { verticalSpacing: 'sm', borderColor: 'var(--mantine-color-default-border)' } },
  },
});

/** The quiet backgrounds of badges, alerts and the current page, which the library makes too dark to tell apart from a dark page. */
const quietInDark = Object.fromEntries(
  ['pine', 'honey', 'red', 'orange', 'blue', 'gray'].flatMap((colour) => [
    [`--mantine-color-${colour}-light`, `color-mix(in srgb, var(--mantine-color-${colour}-5) 20%, transparent)`],
    [`--mantine-color-${colour}-light-color`, `var(--mantine-color-${colour}-2)`],
  ]),
);

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--canvas': '#f7f7f4',
    '--mantine-color-default-border': '#e4e4de',
    '--mantine-color-dimmed': '#666a64',
    '--mantine-color-placeholder': '#80847d',
    // The library's own are too pale for small text.
    '--mantine-color-red-text': '#c92a2a',
    '--mantine-color-orange-light-color': '#a33a06',
  },
  dark: {
    ...quietInDark,
    '--canvas': '#121513',
    '--mantine-color-body': '#1a1e1c',
    '--mantine-color-default-border': '#2c322e',
    '--mantine-color-dimmed': '#9aa19b',
  },
});
