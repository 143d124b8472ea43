// Prints the cells of a JSON-stat file as the toolkit reads them: node read.cjs FILE
const fs = require("fs");
const JSONstat = require("./jsonstat-toolkit.cjs");

const dataset = JSONstat(JSON.parse(fs.readFileSync(process.argv[2], "utf8")));
if (dataset.class !== "dataset") {
  throw new Error("not a dataset: " + dataset.class);
}
const rows = dataset.toTable({type: "arrobj", content: "id", status: true});
process.stdout.write(JSON.stringify({label: dataset.label, id: dataset.id, size: dataset.size, rows}));
