// A wall that shows nothing comes back by itself: on a network that swallows everything, or breaks just while the page is
// fetched, a piece of it may never arrive, and nobody stands there to load it anew. A script of its own, since any other
// piece may be the missing one. Every state that a wall shows, also that it waits, has a <main>.
(function () {
  var lookMs = 60000;
  var patienceMs = 15000;
  var wasEmpty = false;
  setInterval(function () {
    var isEmpty = location.pathname === '/wall' && document.querySelector('main') === null;
    if (isEmpty && wasEmpty) loadAnew();
    wasEmpty = isEmpty;
  }, lookMs);

  // Only if the server gives it: not to exchange a page that tries again for the browser's error page, which does not.
  function loadAnew() {
    fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) }).then(
      function (answer) {
        if (answer.ok) location.reload();
      },
      function () {},
    );
  }
})();
