// Sets the colour scheme before the first paint, so that a dark screen never flashes white.
(function () {
  var stored = null;
  try {
    stored = localStorage.getItem('lutetia-color-scheme');
  } catch {
    stored = null; // storage is closed to us: the system's scheme it is
  }
  var isDark =
    stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
})();
