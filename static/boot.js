// Runs before everything else, in browsers of any age (so: old syntax). The build puts it into index.html, with the names and
// the SHA-384 of all other files that run. It removes WebRTC, which no Content Security Policy binds, chooses the language, and
// loads those files.
// It refuses in words where the page cannot keep its promises: in a foreign frame, where another site could show or steer it,
// in browsers without what it needs, and where a file is not the one that belongs to this index.html.
(function () {
  "use strict";

  ["RTCPeerConnection", "webkitRTCPeerConnection"].forEach(function (name) {
    try {
      Object.defineProperty(window, name, { value: undefined, writable: false, configurable: false });
    } catch (error) {
      // A browser that does not let it go keeps it.
    }
  });

  function framed() {
    try {
      return window.top !== window.self;
    } catch (error) {
      return true;
    }
  }

  // A module with one SIMD instruction (i32.const 0, i8x16.splat, drop): the parser is built with SIMD.
  function simd() {
    try {
      return WebAssembly.validate(new Uint8Array([
        0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11
      ]));
    } catch (error) {
      return false;
    }
  }

  function able() {
    return "noModule" in HTMLScriptElement.prototype &&
      "showModal" in (window.HTMLDialogElement || function () {}).prototype &&
      typeof Worker === "function" && simd();
  }

  var reasons = {
    framed: [
      ["Cutover does not run inside another page", "Another site shows this page in a frame, where it could watch or steer what you do. Nothing was read. Open Cutover in a tab of its own."],
      ["Cutover läuft nicht innerhalb einer anderen Seite", "Eine andere Website zeigt diese Seite in einem Rahmen (frame) und könnte dort mitlesen oder steuern. Gelesen wurde nichts. Öffnen Sie Cutover in einem eigenen Tab."]
    ],
    old: [
      ["This browser is too old for Cutover", "The page reads large logs inside the browser and needs WebAssembly with SIMD and module workers. Nothing was read. Open it in a current Edge, Chrome or Firefox (115 or later), or in Safari 16.4 or later."],
      ["Dieser Browser ist zu alt für Cutover", "Die Seite liest große Protokolle im Browser und braucht WebAssembly mit SIMD und Modul-Worker. Gelesen wurde nichts. Öffnen Sie sie in einem aktuellen Edge, Chrome oder Firefox (ab 115) oder in Safari ab 16.4."]
    ],
    changed: [
      ["A file of this page has been changed", "{file} is not the file that belongs to this page, so Cutover does not run. Nothing was read. Reload the page. If this message comes back, do not use this address, and tell whoever operates it: the host, or something on the way from it to you, delivers another file."],
      ["Eine Datei dieser Seite wurde verändert", "{file} ist nicht die Datei, die zu dieser Seite gehört; deshalb läuft Cutover nicht. Gelesen wurde nichts. Laden Sie die Seite neu. Kommt die Meldung wieder, benutzen Sie diese Adresse nicht und geben Sie dem Betreiber Bescheid: Der Server oder etwas auf dem Weg zu Ihnen liefert eine andere Datei."]
    ],
    missing: [
      ["A file of this page did not arrive", "{file} could not be loaded, so Cutover does not run. Nothing was read. Check the connection and reload the page. If the page has just been updated, try again in a few minutes."],
      ["Eine Datei dieser Seite ist nicht angekommen", "{file} ließ sich nicht laden; deshalb läuft Cutover nicht. Gelesen wurde nichts. Prüfen Sie die Verbindung und laden Sie die Seite neu. Wurde die Seite gerade aktualisiert, versuchen Sie es in ein paar Minuten noch einmal."]
    ]
  };

  function refuse(reason, file) {
    var root = document.documentElement;
    if (root.hasAttribute("data-refused")) return;
    root.setAttribute("data-refused", reason);
    if (document.readyState !== "loading") show(reason, file);
    else document.addEventListener("DOMContentLoaded", function () { show(reason, file); });
  }

  function show(reason, file) {
    var texts = reasons[reason];
    var order = lang === "de" ? [["de", texts[1]], ["en", texts[0]]] : [["en", texts[0]], ["de", texts[1]]];
    var main = document.createElement("main");
    main.className = "refusal";
    main.setAttribute("role", "alert");
    for (var i = 0; i < order.length; i++) {
      var title = document.createElement(i === 0 ? "h1" : "h2");
      var body = document.createElement("p");
      title.lang = body.lang = order[i][0];
      title.textContent = order[i][1][0];
      body.textContent = order[i][1][1].replace("{file}", file);
      main.appendChild(title);
      main.appendChild(body);
    }
    document.documentElement.hidden = false;
    // The style sheet that hides it may be what has been changed.
    document.getElementById("first").hidden = document.getElementById("app").hidden = true;
    document.body.insertBefore(main, document.body.firstChild);
  }

  // The browser hands out no byte of a file whose SHA-384 is another. The second try is for a copy in its cache that is
  // damaged, and for a connection that broke.
  function load(file, integrity) {
    return fetch(file, { integrity: integrity }).catch(function () {
      return fetch(file, { integrity: integrity, cache: "reload" });
    }).catch(function (error) {
      explain(file);
      throw error;
    });
  }

  // The browser does not tell a changed file from one that did not come.
  function explain(file) {
    fetch(file, { cache: "reload" }).then(function (response) { return response.ok; }, function () { return false; })
      .then(function (came) { refuse(came ? "changed" : "missing", file); });
  }

  function compile(response) {
    var streamed = /^application\/wasm\b/i.test(response.headers.get("content-type") || "");
    return streamed ? WebAssembly.compileStreaming(response) : response.arrayBuffer().then(WebAssembly.compile);
  }

  // Back from Microsoft the address has no language: it stands in the record of the sign-in (auth/transaction.rs).
  function leftWith() {
    try { return sessionStorage.getItem("cutover.sign-in") || ""; } catch (none) { return ""; }
  }

  // The first language of the address and the browser that the page speaks. Nothing else decides it: neither for a refusal nor
  // for Start nor in the program.
  function language(list) {
    var asked = /[?&]lang=([^&]*)/.exec(location.search) || /^[?]lang=([^&#\s]*)/m.exec(left);
    var tags = (asked ? [asked[1]] : []).concat(navigator.languages || [navigator.language || ""]);
    for (var i = 0; i < tags.length; i++) {
      var code = tags[i].split(/[-_]/)[0].toLowerCase();
      if (list.indexOf(code) >= 0) return code;
    }
    return list[0];
  }

  function begin() {
    var files = meta.dataset;
    function texts(code) {
      return [meta.getAttribute("data-text-" + code), meta.getAttribute("data-text-" + code + "-integrity")];
    }
    function read(response) { return response.text(); }
    var go;
    var gone = new Promise(function (now) { go = now; });
    function loadThen(file, integrity) { return gone.then(function () { return load(file, integrity); }); }
    var text = loadThen.apply(null, texts(lang)).then(read);
    var page = loadThen(files.page, files.pageIntegrity);
    var compiled = page.then(compile);
    var worker = loadThen(files.worker, files.workerIntegrity).then(read);
    var program;
    // The worker's program begins to come when the page's has come, not only when the page asks for it.
    page.then(function () { return window.cutover.program(); }).catch(function () {});
    window.cutover = {
      lang: lang,
      // Somebody was on the way to or from Microsoft, of which the page tells.
      returning: left !== "",
      // The programs and words begin to come: first.js says when.
      load: go,
      // The words of a further language (platform/texts.rs). Where they do not come, the page goes on in its own.
      read: function (code) {
        var file = texts(code);
        return fetch(file[0], { integrity: file[1] }).then(read);
      },
      // Called by what wasm-bindgen writes for the page, which the build puts into index.html as well.
      start: function (init) {
        return Promise.all([compiled, worker, text]).then(function (came) {
          window.cutover.worker = came[1];
          window.cutover.text = came[2];
          // In a task of its own: what is pressed meanwhile does not wait for both.
          setTimeout(function () { init({ module_or_path: came[0] }); }, 0);
        });
      },
      // The worker's program; platform/worker_handle.rs asks for it and hands it to the worker.
      program: function () {
        program = program || load(files.program, files.programIntegrity).then(compile);
        return program;
      }
    };
  }

  // The style sheets are elements of this document, with their SHA-384.
  document.addEventListener("error", function (event) {
    if (event.target.rel !== "stylesheet") return;
    // Nothing is seen without it but why.
    var root = document.documentElement;
    root.hidden = !root.hasAttribute("data-refused");
    explain(event.target.getAttribute("href").replace("./", ""));
  }, true);

  var meta = document.querySelector("meta[name=cutover-files]");
  var left = leftWith();
  var lang = language(meta.getAttribute("data-languages").split(" "));
  document.documentElement.lang = lang;
  if (framed()) refuse("framed");
  else if (!able()) refuse("old");
  else begin();
})();
