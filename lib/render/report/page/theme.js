// Light, dark, or as the system has it. The choice is not kept: a page from disk leaves no trace.

import { byId } from "./dom.js";

const ORDER = ["auto", "light", "dark"];

export class Theme {
  /** @type {(() => void)[]} */ #listeners = [];
  #chosen = "auto";

  constructor() {
    this.button = byId("theme");
    this.button.addEventListener("click", () => this.#choose(next(this.#chosen)));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#tell());
  }

  /** Calls it whenever the colours have changed. @param {() => void} listener */
  onchange(listener) {
    this.#listeners.push(listener);
  }

  /** Paper is light, whatever the screen is. @param {boolean} isPrinting */
  print(isPrinting) {
    this.#apply(isPrinting ? "light" : this.#chosen);
  }

  /** @param {string} chosen */
  #choose(chosen) {
    this.#chosen = chosen;
    this.button.textContent = `Theme: ${chosen}`;
    this.#apply(chosen);
  }

  /** @param {string} theme */
  #apply(theme) {
    document.documentElement.dataset.theme = theme;
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}

/** @param {string} chosen */
const next = (chosen) => ORDER[(ORDER.indexOf(chosen) + 1) % ORDER.length];

/**
 * A colour of page.css as it is at the moment. The value of a custom property would be the choice of
 * two, `light-dark(...)`; an element that has it as its colour knows which one it is.
 *
 * @param {string} name
 */
export function colour(name) {
  const probe = byId("probe");
  probe.style.color = `var(--${name})`;
  return getComputedStyle(probe).color;
}
