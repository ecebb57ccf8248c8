// Runs before the first paint, so that a dark page never flashes white: the URL's theme, else the one chosen
// last on this machine, else the system's; the street's page is light unless another was chosen for it.
// An external file because the page's script-src allows no inline script.
(function () {
  var chosen = /[?&]theme=(dark|light)(&|$)/.exec(location.search);
  var theme = chosen ? chosen[1] : null;
  try {
    var isStreet = /^\/field(\/|$)/.test(location.pathname);
    theme =
      theme ||
      (isStreet ? localStorage.getItem('shirong.field.theme') || 'light' : localStorage.getItem('shirong.theme'));
  } catch {
    // Storage may be forbidden; the system's preference decides then.
  }
  if (theme !== 'dark' && theme !== 'light') {
    theme = window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  document.documentElement.setAttribute('data-mantine-color-scheme', theme);
})();
