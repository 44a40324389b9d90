"""Writes the annotated texts of tests/fixtures/actors/gold in the form that train-actors reads.

    python3 assets/gold.py tests/fixtures/actors/gold DIR/train/own_gold.jsonl

The texts in its folder `held` stay out: they are kept for testing.
"""
import glob
import json
import re
import sys

TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "group": "NORP", "event": "EVENT", "other": "MISC"}
# So many times each text is written: they are few beside the other sets.
TIMES = 3


def read(path):
    text, line, entities = "", 0, []
    for row in open(path, encoding="utf-8").read().split("\n"):
        mark = re.match(r"( *)(\^+) (\w+) ", row)
        if mark:
            if not row.endswith(" by role"):
                start = line + len(mark[1])
                entities.append({"start": start, "end": start + len(mark[2]), "type": TYPES[mark[3]]})
        elif not row.startswith("= "):
            line, text = len(text), text + row + "\n"
    return {"id": path.rsplit("/", 1)[-1], "text": text, "entities": entities}


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    paths = sorted(glob.glob(sys.argv[1] + "/*.txt"))
    for nth in range(TIMES):
        out = sys.argv[2].replace(".jsonl", f"{nth + 1 if nth else ''}.jsonl")
        with open(out, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(read(path)) + "\n" for path in paths)


main()
