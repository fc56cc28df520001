// Applies the chosen theme before the first paint. A file of its own, as the content policy forbids inline scripts,
// and a classic script, as those run before anything is drawn. src/theme/themeChoice.ts writes the choice.
try {
  const theme = localStorage.getItem('journeyboard:theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is blocked: the system's theme it is.
}
