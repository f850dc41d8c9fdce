// Renders the minutes with easy-template-x: node peer.mjs PACKAGE TEMPLATE DATA OUTPUT TURNS → the milliseconds of each turn, file written.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, templatePath, dataPath, output, turns] = process.argv.slice(2);
const { TemplateHandler } = createRequire(join(folder, "node_modules", "x.js"))("easy-template-x");
const template = readFileSync(templatePath);
const data = JSON.parse(readFileSync(dataPath, "utf-8"));
const handler = new TemplateHandler();
const times = [];
for (let turn = 0; turn < Number(turns); turn++) {
    const start = performance.now();
    writeFileSync(`${output}-${turn}.docx`, await handler.process(template, data[turn % data.length]));
    times.push(performance.now() - start);
}
console.log(JSON.stringify(times));
