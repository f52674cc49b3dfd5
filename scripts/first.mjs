// Start in each language, for index.html: static/start.html with the words of the program, its icons, and its version.

import { readFileSync } from "node:fs";

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

/** Languages by the name that each has for itself, as the page's toggle offers them. */
const names = { en: "English", de: "Deutsch" };

/**
 * A `<template>` for each language. `words`: the program's messages by language and name; `commit`: what it was built from, if that
 * is known. Fails where the program has no such message or icon, or the message wants more than it is given.
 */
export function firstStart(words, commit) {
  // Without the comment at its head and the line breaks between its lines.
  const text = read("static/start.html").replace(/<!--[\s\S]*?-->/, "").replace(/\s*\n\s*/g, "");
  const version = /^version = "([^"]+)"$/m.exec(read("Cargo.toml"))[1];
  const { portal } = JSON.parse(read("static/hosting/clouds.json")).global;
  const icons = read("src/ui/components/icon.rs");
  const languages = Object.keys(words);
  if (languages.sort().join() !== Object.keys(names).sort().join()) throw new Error(`Start is written for ${Object.keys(names)}, the program speaks ${languages}`);

  const icon = (name) => {
    const path = new RegExp(`Icon::${name} => (?:\\{\\s*)?"([^"]+)"`).exec(icons)?.[1];
    if (!path) throw new Error(`no icon ${name}`);
    return `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`;
  };

  const template = (lang) => {
    const other = languages.find((one) => one !== lang);
    // As build.rs writes patterns: an argument is U+0001 and a letter. Choices and line breaks have signs of their own.
    const message = (name, argument) => {
      const pattern = words[lang][name];
      if (!pattern) throw new Error(`${lang}: no message ${name}`);
      const filled = escaped(pattern).replace("\u0001A", () => (argument === undefined ? "\u0001" : escaped(argument)));
      if (/[\u0001-\u001f]/.test(filled)) throw new Error(`${lang}: ${name} wants arguments`);
      return filled;
    };
    const parts = {
      icon,
      marked: (name) => message(name).replace(/\*([^*]+)\*/g, "<b>$1</b>").replace(/`([^`]+)`/g, "<code>$1</code>"),
      legacy: (...all) => all.map((x) => `<line class="legacy" x1="${x}%" x2="${x}%" y1="52" y2="94"/>`).join(""),
      modern: (...all) => all.map((x) => `<line class="modern" x1="${x}%" x2="${x}%" y1="94" y2="129"/><circle cx="${x}%" cy="133" r="4"/>`).join(""),
      other: (what) => ({ code: other, name: names[other] })[what],
      portal: () => `https://${portal}`,
      version: () => version,
      commit: () => (commit ? `<span>${message("footer-commit", commit.slice(0, 10))}</span>` : ""),
      // The browser knows its zone (static/first.js).
      "footer-zone": () => message("footer-zone", "{}"),
    };
    const filled = text.replace(/\{\{([^}]+)\}\}/g, (_, what) => {
      const [name, ...rest] = what.split(" ");
      return parts[name]?.(...rest) ?? message(name);
    });
    return `<template id="start-${lang}">${filled}</template>`;
  };
  return languages.map(template).join("\n");
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
