"""The same figures by a plain script: openpyxl, xlrd, python-docx, csv, pandas and matplotlib, over documents of `robohaku generate`.

Reads every application, report and calculation and the registers, computes realisation, funding, delay and technology
figures by round, and writes CSVs, a workbook and charts. It trusts its input: no bounds, no findings, no provenance, no
tables that stand after it. What it computes is compared with the marts by `run`.

usage: plain.py DOCUMENTS OUT [CHARTS]
"""

import csv
import json
import sys
import warnings
from decimal import Decimal
from pathlib import Path

import docx
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import openpyxl
import pandas as pd
import xlrd

warnings.filterwarnings("ignore", module="openpyxl")
SUMS = {
    "Haettava summa": "applied",
    "Kokeiluun haettava rahoitus": "applied",
    "Haettava rahoitus": "applied",
    "Arvioitu nettohyöty": "net_benefit",
    "Nettohyöty": "net_benefit",
    "Hyöty kumulatiivisesti": "net_benefit",
    "Kumulatiivinen nettohyöty": "net_benefit",
}


def rows_of(path):
    if path.suffix == ".xls":
        for sheet in xlrd.open_workbook(path).sheets():
            for number in range(sheet.nrows):
                yield sheet.name, [value for value in sheet.row_values(number) if value != ""]
    else:
        for sheet in openpyxl.load_workbook(path, data_only=True):
            for row in sheet.iter_rows(values_only=True):
                yield sheet.title, [value for value in row if value is not None]


def amount(label, value):
    thousands = "1000 €" in label or "tuhatta" in label
    return Decimal(str(value)) * (1000 if thousands else 1)


def read_workbook(path):
    found = {"technologies": []}
    for sheet, row in rows_of(path):
        if not row:
            continue
        label, values = str(row[0]).strip(), row[1:]
        if sheet.startswith("Teknologiat") and label != "Teknologia":
            found["technologies"].append(label)
        for word, name in SUMS.items():
            if label.startswith(word) and values:
                found.setdefault(name, amount(label, values[0]))
    return found


def read_report(path):
    found = {"technologies": [], "causes": []}
    for table in docx.Document(path).tables:
        rows = [[cell.text.strip() for cell in row.cells] for row in table.rows]
        head = rows[0][0]
        for row in rows:
            if row[0].startswith("Rahoitusta käytetty"):
                found["used"] = amount(row[0], row[1].replace("\xa0", "").replace(",", "."))
        if head == "Teknologia":
            found["technologies"] = [row[0] for row in rows[1:] if row[0]]
        elif head == "Syy":
            found["causes"] = [(row[0], row[1]) for row in rows[1:] if row[0]]
    return found


def read_register(path, delimiter):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def read_round(folder):
    projects = {}
    for row in read_register(folder / "registers/paatokset.csv", ";"):
        granted = row["myönnetty euroa"]
        projects[row["hakemus"]] = {
            "round": folder.name,
            "project_id": row["hakemus"],
            "is_funded": row["päätös"] == "funded",
            "granted": Decimal(granted) if granted.isdigit() else None,
        }
    for path in sorted((folder / "applications").iterdir()):
        found = read_workbook(path)
        project = projects[path.name.split("_")[0]]
        project["planned"] = found.get("net_benefit")
        project["applied"] = found.get("applied")
        project["technologies"] = found["technologies"]
    for path in sorted((folder / "final-reports").iterdir()):
        project = projects[path.name.split("_")[0]]
        if path.suffix == ".xlsx":
            project["updated"] = read_workbook(path).get("net_benefit")
        else:
            found = read_report(path)
            project["used"] = found.get("used")
            project["causes"] = found["causes"]
            project["used_technologies"] = found["technologies"]
    return list(projects.values())


def chart(frame, title, out):
    figure, axes = plt.subplots(figsize=(8, 4.5))
    frame.plot.barh(ax=axes)
    axes.set_title(title)
    figure.tight_layout()
    figure.savefig(out, dpi=110)
    plt.close(figure)


def main(documents, out, charts):
    out.mkdir(parents=True, exist_ok=True)
    rounds = sorted(path for path in documents.iterdir() if path.name.isdigit())
    table = pd.DataFrame([project for folder in rounds for project in read_round(folder)])
    funded = table[table["is_funded"]]
    pairs = funded.dropna(subset=["planned", "updated"])
    total = lambda values: sum((value for value in values if value is not None and value == value), Decimal(0))
    frames = {
        "realisation_by_round": pairs.groupby("round")[["planned", "updated"]].agg(total),
        "funding_use_by_round": funded.groupby("round")[["granted", "used"]].agg(total),
        "delay_causes": funded.explode("causes").dropna(subset=["causes"]).groupby(["round", "causes"]).size().to_frame("projects"),
        "technology_use": funded.explode("used_technologies").groupby(["round", "used_technologies"]).size().to_frame("projects"),
    }
    frames["realisation_by_round"]["ratio"] = (
        frames["realisation_by_round"]["updated"] / frames["realisation_by_round"]["planned"]
    )
    table.to_csv(out / "projects.csv", index=False)
    with pd.ExcelWriter(out / "results.xlsx") as workbook:
        for name, frame in frames.items():
            frame.to_csv(out / f"{name}.csv")
            frame.reset_index().astype(str).to_excel(workbook, sheet_name=name[:31], index=False)
    names = list(frames)
    for i in range(charts):
        name = names[i % len(names)]
        chart(frames[name].astype(float).head(20), name, out / f"{i:03d}-{name}.png")
    result = {
        "projects": len(table),
        "planned_eur": str(total(pairs["planned"])),
        "updated_eur": str(total(pairs["updated"])),
        "granted_eur": str(total(funded["granted"])),
        "used_eur": str(total(funded["used"])),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
