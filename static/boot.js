// Runs before everything else, in browsers of any age (so: old syntax). Refuses in words where the page cannot keep its
// promises: in a foreign frame, where another site could show or steer it, and in browsers without what it needs. And it
// removes WebRTC: no Content Security Policy binds that way out.
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
    ]
  };

  function refuse(reason) {
    document.documentElement.setAttribute("data-refused", reason);
    document.addEventListener("DOMContentLoaded", function () {
      var german = /^de/i.test((navigator.languages || [navigator.language])[0] || "");
      if (/[?&]lang=(de|en)/.test(location.search)) german = /[?&]lang=de/.test(location.search);
      var texts = reasons[reason];
      var order = german ? [["de", texts[1]], ["en", texts[0]]] : [["en", texts[0]], ["de", texts[1]]];
      var main = document.createElement("main");
      main.className = "refusal";
      main.setAttribute("role", "alert");
      for (var i = 0; i < order.length; i++) {
        var title = document.createElement(i === 0 ? "h1" : "h2");
        var body = document.createElement("p");
        title.lang = body.lang = order[i][0];
        title.textContent = order[i][1][0];
        body.textContent = order[i][1][1];
        main.appendChild(title);
        main.appendChild(body);
      }
      document.body.insertBefore(main, document.body.firstChild);
    });
  }

  if (framed()) refuse("framed");
  else if (!able()) refuse("old");
})();
