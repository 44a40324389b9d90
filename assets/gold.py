"""Writes the annotated texts of this program in the form that train-actors reads.

    python3 assets/gold.py tests/fixtures/actors/gold assets/news DIR/train

The first folder has marks under the lines; its folder `held` stays out, which is kept for testing. The second has
names in braces, "{K name}", where K is P for a person, O for an organization, L for a place, G for a group, E for an
event and M for anything else named; a line of %%%% parts its texts.
"""
import glob
import json
import os
import re
import sys

TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "group": "NORP", "event": "EVENT", "other": "MISC"}
KINDS = {"P": "PER", "O": "ORG", "L": "LOC", "G": "NORP", "E": "EVENT", "M": "MISC"}
# So many times each text of the first folder is written: they are few beside the other sets.
TIMES = 3


def name(path):
    return os.path.splitext(os.path.basename(path))[0]


def underlined(path):
    text, line, entities = "", 0, []
    for row in open(path, encoding="utf-8").read().split("\n"):
        mark = re.match(r"( *)(\^+) (\w+) ", row)
        if mark:
            if not row.endswith(" by role"):
                start = line + len(mark[1])
                entities.append({"start": start, "end": start + len(mark[2]), "type": TYPES[mark[3]]})
        elif not row.startswith("= "):
            line, text = len(text), text + row + "\n"
    return {"id": name(path), "text": text, "entities": entities}


def braced(path):
    for number, marked in enumerate(re.split(r"(?m)^%%%%\n", open(path, encoding="utf-8").read())):
        text, at, entities = "", 0, []
        for mark in re.finditer(r"\{([POLGEM]) ([^{}\n]+)\}", marked):
            text += marked[at : mark.start()]
            entities.append({"start": len(text), "end": len(text) + len(mark[2]), "type": KINDS[mark[1]]})
            text, at = text + mark[2], mark.end()
        yield {"id": f"{name(path)} {number}", "text": text + marked[at:], "entities": entities}


def write(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    gold, news, out = sys.argv[1:]
    rows = [underlined(path) for path in sorted(glob.glob(gold + "/*.txt"))]
    for nth in range(TIMES):
        write(f"{out}/own_gold{nth + 1}.jsonl", rows)
    write(f"{out}/own_news.jsonl", [row for path in sorted(glob.glob(news + "/*.txt")) for row in braced(path)])


main()
