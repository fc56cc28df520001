/** What the build adds to the language: CSS modules, assets, and virtual modules. */
/// <reference types="vite/client" />
/// <reference types="vite-plugin-pwa/client" />

/** All custom properties of both themes: see theme/themeStylesheet.ts. */
declare module 'virtual:theme.css'
