/** What the build adds to the language: CSS modules, assets, and virtual modules. */
/// <reference types="vite/client" />

/** All custom properties of both themes: see theme/themeStylesheet.ts. */
declare module 'virtual:theme.css'

/** The templates with their pictures, drawn by scripts/templatePlugin.ts. */
declare module 'virtual:templates' {
  export const templateCards: readonly import('./home/templateCard.ts').TemplateCard[]
}

/** Addresses of Inter's files as TrueType, by the names of the WOFF2 files: see scripts/interPlugin.ts. */
declare module 'virtual:inter' {
  export const interAddresses: Readonly<Record<string, string>>
}
