// Sets the colour scheme before the first paint, so that a dark screen never flashes white.
(function () {
  function stored() {
    try {
      return localStorage.getItem('lutetia-color-scheme');
    } catch {
      return null; // storage is closed to us: the system's scheme it is
    }
  }
  var scheme = stored();
  var isDark =
    scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
})();
