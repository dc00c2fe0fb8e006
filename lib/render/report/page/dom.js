// Elements from text. Nothing here, or anywhere in the page, takes a text from the evidence for markup.

/**
 * An element of this name. A property is set as it is, one with a dash in its name as an attribute, and
 * one that begins with `on` is a listener. Children that are strings become text; null is left out.
 *
 * @param {string} name
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node | string | null)} children
 * @returns {any} the element; `any`, since which kind it is depends on the name
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) set(made, key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/**
 * @param {any} made
 * @param {string} key
 * @param {unknown} value
 */
function set(made, key, value) {
  if (key.startsWith("on")) {
    made.addEventListener(key.slice(2), value);
  } else if (key.includes("-")) {
    made.setAttribute(key, value);
  } else {
    made[key] = value;
  }
}

/**
 * The element of the page with this id, which is there.
 *
 * @param {string} id
 * @returns {any}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/**
 * Calls `action` once, when calls have not come for so long.
 *
 * @param {number} milliseconds
 * @param {() => void} action
 * @returns {() => void}
 */
export function whenQuiet(milliseconds, action) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}
