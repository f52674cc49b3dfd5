// Start before the program is there. It is drawn from one of the build's two templates (static/start.html) before anything is
// painted, and goes when the page has drawn its own, which looks the same. What somebody gives or presses meanwhile waits for the page.
(function () {
  "use strict";

  var cutover = window.cutover;
  // Refused: see boot.js.
  if (!cutover) return;
  var first;
  var given = [];
  var take = null;
  var pressed = -1;

  function list(some) { return Array.prototype.slice.call(some || []); }

  // What can be pressed or have the focus, in its order: the page's own Start has the same.
  function places(root) { return list(root.querySelectorAll("a, button, summary, main, h1")); }

  function waits() {
    var line = first && first.querySelector("[data-waits]");
    if (!line) return;
    line.textContent = line.getAttribute("data-waits");
    first.querySelector("[role=status]").textContent = line.textContent;
  }

  function give(files, entries) {
    if (take) return take(files, entries);
    given.push([files, entries]);
    waits();
  }

  function over(event) {
    if (list(event.dataTransfer && event.dataTransfer.types).indexOf("Files") >= 0) event.preventDefault();
  }

  function dropped(event) {
    over(event);
    if (!event.defaultPrevented) return;
    // Afterwards the browser forgets them.
    give(list(event.dataTransfer.files), list(event.dataTransfer.items).map(function (item) {
      return item.webkitGetAsEntry && item.webkitGetAsEntry();
    }).filter(Boolean));
  }

  addEventListener("dragover", over);
  addEventListener("drop", dropped);
  // The page takes from now on (platform/given.rs).
  cutover.given = function (to) {
    take = to;
    removeEventListener("dragover", over);
    removeEventListener("drop", dropped);
    given.forEach(function (some) { take(some[0], some[1]); });
  };

  // Start is what has no other address, and no answer of Microsoft to read first, of which the page tells.
  if (!/^(#\/?)?$/.test(location.hash) || /[?&](code|\w+_token|error\w*|admin_consent)=/.test(location.search) || cutover.returning) return cutover.load();

  // As soon as the parser has come so far: a script that stood there would wait for the style sheet, and paint nothing first.
  new MutationObserver(function (_, observer) {
    var app = document.getElementById("app");
    if (!app) return;
    observer.disconnect();
    draw(app);
  }).observe(document.documentElement, { childList: true, subtree: true });

  function draw(app) {
    first = document.getElementById("first");
    first.appendChild(document.getElementById("start-" + cutover.lang).content);
    // They give their files even after they have gone, where the browser's dialog was open then.
    list(first.querySelectorAll("input")).forEach(function (input) {
      input.addEventListener("change", function () { give(list(input.files), []); });
    });
    first.addEventListener("click", press);
    new MutationObserver(function (_, observer) {
      observer.disconnect();
      leave(app);
    }).observe(app, { childList: true });
    // The programs are a hundred times as large: they begin to come when Start has been painted, or where nothing is.
    if (document.hidden) painted();
    new PerformanceObserver(function (list) {
      if (list.getEntriesByName("first-contentful-paint").length) painted();
    }).observe({ type: "paint", buffered: true });
    setTimeout(painted, 1000);
  }

  function painted() {
    cutover.load();
    // The first question about times takes a browser as long as all of the above, so the footer is seen a moment later.
    setTimeout(function () {
      var foot = first.querySelector("[data-zone]");
      if (!foot) return;
      var zone = new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
      foot.querySelector(".screen-only").previousSibling.data = foot.getAttribute("data-zone").replace("{}", zone);
      foot.removeAttribute("data-zone");
    }, 0);
  }

  function press(event) {
    var on = event.target.closest("a, button");
    var to = on && document.getElementById(on.getAttribute("data-to"));
    if (to && to.type === "file") {
      to.click();
    } else if (to) {
      event.preventDefault();
      if (to.tagName === "DETAILS") {
        to.open = true;
        to = to.firstElementChild;
      }
      to.focus();
    } else if (on && on.type === "button") {
      pressed = places(first).indexOf(on);
      waits();
    }
  }

  // The page has drawn itself, and nothing is painted yet.
  function leave(app) {
    var here = places(first);
    var there = places(app);
    // The same place in the page, if it is the same there.
    function twin(n) {
      var same = here[n] && there[n] && here[n].tagName === there[n].tagName && here[n].className === there[n].className;
      return same ? there[n] : null;
    }
    var focused = twin(here.indexOf(document.activeElement));
    var y = scrollY;
    here.forEach(function (one, n) {
      if (one.tagName === "SUMMARY" && one.parentNode.open && twin(n)) twin(n).parentNode.open = true;
    });
    first.textContent = "";
    if (y) scrollTo(0, y);
    if (focused) focused.focus({ preventScroll: true });
    if (twin(pressed)) setTimeout(function () { twin(pressed).click(); }, 0);
  }
})();
