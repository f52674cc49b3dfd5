// What a person sees: words on the screen, and whether the page fits it.

import assert from "node:assert/strict";

/** Words shown within an element, whether or not they are scrolled to; with `first` only those of the first screen. */
export const wordsShown = (element, { first = false } = {}) =>
  element.evaluate((root, first) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let count = 0;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.parentElement.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })) continue;
      for (const { 0: word, index } of node.data.matchAll(/\S*[\p{L}\p{N}]\S*/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const { width, height, top, bottom } = range.getBoundingClientRect();
        // What is for screen readers only is clipped to a pixel by its parent.
        const clipped = node.parentElement.getBoundingClientRect().width <= 1;
        if (width && height && !clipped && (!first || (bottom > 0 && top < innerHeight))) count += 1;
      }
    }
    return count;
  }, first);

/** From the narrowest phone to a wide screen nothing scrolls sideways. */
export async function fits(page, what, widths = [320, 360, 390, 600, 641, 768, 940, 941, 1180, 1366, 1920]) {
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${what}: ${over} px too wide at ${width} px`);
  }
  await page.setViewportSize(before);
}
