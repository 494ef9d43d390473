// SPDX-License-Identifier: EUPL-1.2
// The typical rules in json-logic-engine (compiled) and @gorules/zen-engine. Rules, cases and hits come from typical_bench, out
// of the source that the rule texts and the C++ come from; both must count the same hits before anything is measured.
//   node typical.mjs FOLDER
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LogicEngine } from "json-logic-engine";
import { ZenEngine } from "@gorules/zen-engine";

const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
const cases = read("cases.json");

function graphOf(expressions) {
  return {
    nodes: [
      { id: "in", type: "inputNode", name: "in", position: { x: 0, y: 0 } },
      { id: "rules", type: "expressionNode", name: "rules", position: { x: 1, y: 0 },
        content: { expressions: expressions.map((value, i) => ({ id: `e${i}`, key: `r${i}`, value })) } },
      { id: "out", type: "outputNode", name: "out", position: { x: 2, y: 0 } },
    ],
    edges: [{ id: "a", type: "edge", sourceId: "in", targetId: "rules" }, { id: "b", type: "edge", sourceId: "rules", targetId: "out" }],
  };
}

// Median µs of processor time (of all threads) of one call, over rounds that go through all the cases again and again.
async function measure(work) {
  let times = 16;
  const rounds = [];
  let next = 0;
  while (rounds.length < 7) {
    const start = process.cpuUsage();
    for (let i = 0; i < times; i += 1) {
      next = next + 1 === cases.length ? 0 : next + 1;
      const answer = work(cases[next]);
      if (answer instanceof Promise) await answer;
    }
    const { user, system } = process.cpuUsage(start);
    const spent = user + system;  // µs
    if (spent < 50_000 && rounds.length === 0) {
      times *= 2;
      continue;
    }
    rounds.push(spent / times);
  }
  return rounds.sort((a, b) => a - b)[3];
}

for (const count of [60, 1000]) {
  const { logic, zen } = read(`rules-${count}.json`);
  const hits = read(`hits-${count}.json`);
  const times = read(`times-${count}.json`);
  const compiled = new LogicEngine().build(logic);
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graphOf(zen))));
  const runZen = async (one) => {
    const { result } = await decision.evaluate(one);
    return zen.map((_, i) => result[`r${i}`]);
  };
  for (let i = 0; i < cases.length; i += 1) {
    for (const [name, counted] of [["json-logic-engine", compiled(cases[i])], ["zen-engine", await runZen(cases[i])]]) {
      const wrong = counted.findIndex((value, rule) => Number(value) !== hits[i][rule]);
      if (wrong >= 0) {
        console.error(`${name} counts ${counted[wrong]} hits of rule ${wrong} (${name[0] === "j" ? JSON.stringify(logic[wrong]) : zen[wrong]}), C++ ${hits[i][wrong]}, in ${JSON.stringify(cases[i])}`);
        process.exit(1);
      }
    }
  }
  console.log(`${count} rules, ${cases.length} cases: json-logic-engine and zen-engine count the same hits as the program and C++`);
  const row = (name, us) => {
    const ratio = (name_, ns) => `${((us * 1000) / ns).toFixed(1)} x ${name_}`;
    console.log(`  ${name.padEnd(58)}${us.toFixed(3).padStart(12)} µs   ${ratio("the program one at a time", times.one)}; ${ratio("with findings and advice", times.screen)}; ${ratio("in batches", times.batch)}`);
  };
  row("json-logic-engine, compiled", await measure((one) => compiled(one)));
  row("zen-engine", await measure((one) => decision.evaluate(one)));
}
