// Puts the page of `mainmode report` together and writes it as C++: what stands before the data and
// what stands behind it.
//
// usage: node assemble.mjs FOLDER OUT.cc, where FOLDER holds the node_modules of package.json
//
// The modules of page/ and what they use of ECharts become one script, the only one that the page's
// Content-Security-Policy lets run: it names the script by its SHA-256, and the style sheet too.

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const DATA = "{{data}}";
const DELIMITER = "mainmode_page"; // of the raw strings

const NOTICES = [
  ["Apache ECharts", ["echarts/NOTICE", "echarts/LICENSE", "echarts/licenses/LICENSE-d3"]],
  ["ZRender", ["zrender/LICENSE"]],
  ["tslib", ["tslib/LICENSE.txt"]],
];

/** One script of the modules, and what they import. */
async function script(modules) {
  const { build } = createRequire(join(modules, "package.json"))("esbuild");
  const { outputFiles } = await build({
    entryPoints: [join(HERE, "page/main.js")],
    bundle: true,
    charset: "ascii",
    format: "iife",
    legalComments: "none", // the page shows the licences
    logLevel: "warning",
    minify: true,
    nodePaths: [modules],
    target: "es2022",
    write: false,
  });
  return outputFiles[0].text.trim();
}

async function style() {
  return (await readFile(join(HERE, "page/page.css"), "utf8")).trim();
}

async function notices(modules) {
  const parts = NOTICES.map(async ([name, files]) => {
    const texts = await Promise.all(files.map((file) => readFile(join(modules, file), "utf8")));
    return [`${name}\n${"=".repeat(name.length)}`, ...texts.map((text) => text.trim())].join("\n\n");
  });
  return (await Promise.all(parts)).join("\n\n\n");
}

const asText = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

function policy(parts) {
  return [
    "default-src 'none'",
    "connect-src 'none'",
    `script-src ${hash(parts.script)}`,
    `style-src ${hash(parts.style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Nothing that is put into an element may end it. */
function check(parts) {
  if (/<\/script|<!--/i.test(parts.script)) throw new Error("the script would end its element");
  if (/<\/style/i.test(parts.style)) throw new Error("the style sheet would end its element");
}

function raw(text) {
  if (text.includes(`)${DELIMITER}"`)) throw new Error("the page ends its raw string");
  return `R"${DELIMITER}(${text})${DELIMITER}"sv`;
}

function source(page) {
  const [before, behind] = page.split(DATA);
  return `// Written by lib/render/report/assemble.mjs.
#include "render/report_page.h"

namespace render {

using namespace std::literals;

std::optional<ReportPage> report_page() {
  return ReportPage{.before_data = ${raw(before)},
                    .behind_data = ${raw(behind)}};
}

}  // namespace render
`;
}

const [folder, out] = process.argv.slice(2);
const modules = resolve(folder, "node_modules");
const parts = { script: await script(modules), style: await style() };
check(parts);
const values = { ...parts, policy: policy(parts), notices: asText(await notices(modules)), data: DATA };
const template = await readFile(join(HERE, "page/page.html"), "utf8");
await writeFile(out, source(template.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name])));
