// SPDX-License-Identifier: EUPL-1.2
// The ten rules of by_hand.cpp, two-valued, in json-logic-engine (compiled) and @gorules/zen-engine. Both must count the same
// hits as the rules written out in JavaScript, on many varied cases, before anything is measured.
import { LogicEngine } from "json-logic-engine";
import { ZenEngine } from "@gorules/zen-engine";

const day = (iso) => Date.parse(iso) / 86_400_000;
const limits = { vandaag: day("2026-03-01"), vijfJaarGeleden: day("2021-03-01"), eenentwintigGrens: day("2005-03-01") };
const typical = {
  ...limits,
  bedrijf: "horeca", eenmanszaak: false, formulier: true, rijksmonument: false, afwijking: false,
  lokaliteiten: [{ horeca: true, maat: 34.9 }, { horeca: true, maat: 61.5 }],
  intrekkingen: [{ voorwaarden: true, zelfdeRechtspersoon: true, dag: day("2020-03-10") }],
  leidinggevenden: [
    {
      geboren: day("1980-05-03"), curatele: false, socialeHygiene: true, geenBemoeienis: false, maatregel: false,
      antecedenten: [
        { misdrijf: true, aangewezen: true, dag: day("2023-03-01"), maanden: 6, boete: 0 },
        { misdrijf: false, aangewezen: true, dag: day("2024-03-01"), maanden: 0, boete: 500 },
      ],
    },
    { geboren: day("2005-05-03"), curatele: false, socialeHygiene: false, geenBemoeienis: false, maatregel: false, antecedenten: [] },
  ],
};

function byHand(a) {
  const hits = new Array(10).fill(0);
  for (const l of a.leidinggevenden) {
    if (l.geboren > a.eenentwintigGrens) hits[0] += 1;
    if (l.curatele) hits[1] += 1;
    if (!l.socialeHygiene && !l.geenBemoeienis) hits[2] += 1;
    if (l.maatregel) hits[3] += 1;
    const recent = l.antecedenten.filter((x) => x.dag >= a.vijfJaarGeleden && x.dag <= a.vandaag);
    if (recent.some((x) => x.misdrijf && x.maanden > 6)) hits[4] += 1;
    if (recent.filter((x) => x.aangewezen && x.boete >= 500).length >= 2) hits[5] += 1;
  }
  if (a.bedrijf !== "slijterij") {
    const large = a.lokaliteiten.some((x) => x.horeca && x.maat >= 35);
    if (!large && !(a.rijksmonument && a.afwijking)) hits[6] += 1;
  } else hits[7] = a.lokaliteiten.filter((x) => !x.horeca && x.maat < 15).length;
  if (!a.eenmanszaak) hits[8] = a.intrekkingen.filter((x) => x.voorwaarden && x.zelfdeRechtspersoon && a.vandaag < x.dag + 365).length;
  if (!a.formulier) hits[9] += 1;
  return hits;
}

// json-logic: elements see the case two scopes up.
const v = (name) => ({ var: name });
const up = (name, levels) => ({ var: "../".repeat(levels) + name });
const count = (list, condition) => ({ length: { filter: [list, condition] } });
const recent = (levels) => ({ and: [{ ">=": [v("dag"), up("vijfJaarGeleden", levels)] }, { "<=": [v("dag"), up("vandaag", levels)] }] });
const leiders = v("leidinggevenden");
const antecedents = v("antecedenten");
const logic = [
  count(leiders, { ">": [v("geboren"), up("eenentwintigGrens", 2)] }),
  count(leiders, v("curatele")),
  count(leiders, { and: [{ "!": v("socialeHygiene") }, { "!": v("geenBemoeienis") }] }),
  count(leiders, v("maatregel")),
  count(leiders, { ">=": [count(antecedents, { and: [recent(4), v("misdrijf"), { ">": [v("maanden"), 6] }] }), 1] }),
  count(leiders, { ">=": [count(antecedents, { and: [recent(4), v("aangewezen"), { ">=": [v("boete"), 500] }] }), 2] }),
  { if: [{ and: [{ "!==": [v("bedrijf"), "slijterij"] }, { "!": { and: [v("rijksmonument"), v("afwijking")] } },
    { "===": [count(v("lokaliteiten"), { and: [v("horeca"), { ">=": [v("maat"), 35] }] }), 0] }] }, 1, 0] },
  { if: [{ "===": [v("bedrijf"), "slijterij"] }, count(v("lokaliteiten"), { and: [{ "!": v("horeca") }, { "<": [v("maat"), 15] }] }), 0] },
  { if: [{ "!": v("eenmanszaak") }, count(v("intrekkingen"), { and: [v("voorwaarden"), v("zelfdeRechtspersoon"), { "<": [up("vandaag", 2), { "+": [v("dag"), 365] }] }] }), 0] },
  { if: [{ "!": v("formulier") }, 1, 0] },
];

// zen: one expression node; an inner filter sees the case as $root.
const recentZen = "#.dag >= $root.vijfJaarGeleden and #.dag <= $root.vandaag";
const expressions = [
  "count(leidinggevenden, #.geboren > $root.eenentwintigGrens)",
  "count(leidinggevenden, #.curatele)",
  "count(leidinggevenden, not #.socialeHygiene and not #.geenBemoeienis)",
  "count(leidinggevenden, #.maatregel)",
  `count(leidinggevenden, some(#.antecedenten, ${recentZen} and #.misdrijf and #.maanden > 6))`,
  `count(leidinggevenden, count(#.antecedenten, ${recentZen} and #.aangewezen and #.boete >= 500) >= 2)`,
  'bedrijf != "slijterij" and not (rijksmonument and afwijking) and not some(lokaliteiten, #.horeca and #.maat >= 35) ? 1 : 0',
  'bedrijf == "slijterij" ? count(lokaliteiten, not #.horeca and #.maat < 15) : 0',
  "not eenmanszaak ? count(intrekkingen, #.voorwaarden and #.zelfdeRechtspersoon and $root.vandaag < #.dag + 365) : 0",
  "not formulier ? 1 : 0",
];
const graph = {
  nodes: [
    { id: "in", type: "inputNode", name: "in", position: { x: 0, y: 0 } },
    { id: "rules", type: "expressionNode", name: "rules", position: { x: 1, y: 0 },
      content: { expressions: expressions.map((value, i) => ({ id: `e${i}`, key: `r${i}`, value })) } },
    { id: "out", type: "outputNode", name: "out", position: { x: 2, y: 0 } },
  ],
  edges: [{ id: "a", type: "edge", sourceId: "in", targetId: "rules" }, { id: "b", type: "edge", sourceId: "rules", targetId: "out" }],
};

// Varied cases from a fixed seed.
let seed = 12345;
const below = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648, Math.floor(seed / 65536) % n);
const yes = () => below(2) === 1;
const some = (make) => Array.from({ length: below(4) }, make);
const varied = () => ({
  ...limits,
  bedrijf: ["horeca", "slijterij", "paracommercie"][below(3)], eenmanszaak: yes(), formulier: yes(), rijksmonument: yes(), afwijking: yes(),
  lokaliteiten: some(() => ({ horeca: yes(), maat: [14.9, 15, 34.9, 35][below(4)] })),
  intrekkingen: some(() => ({ voorwaarden: yes(), zelfdeRechtspersoon: yes(), dag: limits.vandaag - 366 + below(3) })),
  leidinggevenden: some(() => ({
    geboren: limits.eenentwintigGrens - 1 + below(3), curatele: yes(), socialeHygiene: yes(), geenBemoeienis: yes(), maatregel: yes(),
    antecedenten: some(() => ({ misdrijf: yes(), aangewezen: yes(), dag: limits.vijfJaarGeleden - 1 + below(3), maanden: 5 + below(3), boete: 499 + below(2) })),
  })),
});

const engine = new LogicEngine();
const compiled = engine.build(logic);
const zen = new ZenEngine();
const decision = zen.createDecision(Buffer.from(JSON.stringify(graph)));
const runLogic = (a) => compiled(a);
const runZen = async (a) => {
  const { result } = await decision.evaluate(a);
  return expressions.map((_, i) => result[`r${i}`]);
};

const cases = [typical, ...Array.from({ length: 1000 }, varied)];
for (const a of cases) {
  const wanted = JSON.stringify(byHand(a));
  for (const [name, hits] of [["json-logic-engine", runLogic(a)], ["zen-engine", await runZen(a)]]) {
    if (JSON.stringify(hits) !== wanted) {
      console.error(`${name} counts ${JSON.stringify(hits)}, by hand ${wanted}, of ${JSON.stringify(a)}`);
      process.exit(1);
    }
  }
}
console.log(`${cases.length} cases: json-logic-engine, zen-engine and JavaScript by hand agree`);

async function measure(work) {
  const rounds = [];
  for (let round = 0; round < 11; round += 1) {
    let times = 0;
    const start = process.hrtime.bigint();
    let spent = 0n;
    do {
      for (let i = 0; i < 20; i += 1) await work();
      times += 20;
      spent = process.hrtime.bigint() - start;
    } while (spent < 40_000_000n);
    rounds.push(Number(spent) / times / 1000);
  }
  return rounds.sort((a, b) => a - b)[5];
}
function measureSync(work) {
  const rounds = [];
  for (let round = 0; round < 11; round += 1) {
    const times = 2000;
    const start = process.hrtime.bigint();
    for (let i = 0; i < times; i += 1) work();
    rounds.push(Number(process.hrtime.bigint() - start) / times / 1000);
  }
  return rounds.sort((a, b) => a - b)[5];
}
const row = (name, us) => console.log(`${name.padEnd(52)}${us.toFixed(3).padStart(16)} µs`);
row("JavaScript by hand, ten rules", measureSync(() => byHand(typical)));
row("json-logic-engine, compiled, ten rules", measureSync(() => runLogic(typical)));
row("zen-engine, ten rules", await measure(() => runZen(typical)));
