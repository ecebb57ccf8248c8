// Written for browsers that cannot run the page (older than Chromium 109, Firefox 115, Safari 16.4): says so in
// plain words instead of staying white. Old syntax on purpose.
(function () {
  var enough =
    typeof Promise === 'function' &&
    typeof Array.prototype.findLast === 'function' &&
    typeof Object.hasOwn === 'function' &&
    typeof structuredClone === 'function' &&
    'noModule' in document.createElement('script');
  if (enough) return;
  var box = document.createElement('div');
  box.style.cssText = 'max-width:36em;margin:15vh auto;padding:0 24px;font:16px/1.7 sans-serif';
  box.innerHTML =
    '<h1 style="font-size:20px">浏览器版本过低</h1>' +
    '<p>本页需要 Chrome / Edge 109、Firefox 115、Safari 16.4 或更新的浏览器。请升级浏览器后再打开。</p>' +
    '<h1 style="font-size:20px" lang="en">This browser is too old</h1>' +
    '<p lang="en">This page needs Chrome or Edge 109, Firefox 115, Safari 16.4 or newer. Please update and open it again.</p>';
  document.body.insertBefore(box, document.body.firstChild);
})();
