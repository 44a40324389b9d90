//! Owns the course of a training: annotated texts first, then rounds of silver, then the model.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use nutgraf::analysis::actors::crf::decoder::{Decoder, Testimony};
use nutgraf::analysis::actors::crf::evidence::Evidence;
use nutgraf::analysis::actors::crf::forms::Lexicon;
use nutgraf::analysis::actors::crf::labels::{ANY, LABELS, Row};
use nutgraf::analysis::actors::crf::lattice::Transitions;
use nutgraf::analysis::actors::crf::model::Weights;
use nutgraf::analysis::actors::crf::reader::{Memory, Reader};
use nutgraf::analysis::actors::crf::tables::Table;
use nutgraf::analysis::actors::crf::told::{Known, Told};

use crate::Options;
use crate::corpus::Corpus;
use crate::data::{self, Text};
use crate::learn::{Learnt, Settings, learn};
use crate::lists::Lists;
use crate::pack::pack;
use crate::silver::agree;
use crate::variety::vary;

/// Trains as the options say and writes the model.
pub fn run(options: &Options) -> Result<()> {
    let start = Instant::now();
    let say = |what: &str| eprintln!("[{:6.1} s] {what}", start.elapsed().as_secs_f32());
    let paths = files(&options.data.join("train"))?;
    ensure!(
        !paths.is_empty(),
        "no .jsonl files in {}",
        options.data.join("train").display()
    );
    let paths: Vec<&PathBuf> = paths.iter().chain(&options.silver).collect();
    let lists = build_lists(options, &paths)?;
    let lexicon = lists.lexicon()?;
    say(&format!(
        "word lists: {} kB",
        (lists.words.len() + lists.phrases.len()) / 1024
    ));
    let mut texts = read_texts(options, &paths, &lists, &say)?;

    let mut evidence = HashMap::new();
    let rounds = if options.silver.is_empty() {
        1
    } else {
        options.rounds
    };
    for round in 0..rounds {
        say(&format!("round {} of {rounds}", round + 1));
        let halves = halves(&texts, &evidence, lexicon, options, round, &say);
        evidence = texts
            .iter_mut()
            .map(|text| (text.number, reread(text, &halves[1 - side(text)], lexicon)))
            .collect();
        say(&agreement(&texts));
    }

    let varied = vary(&texts, &lists, options.renamed, options.seed);
    let all: Vec<&Text> = texts
        .iter()
        .chain(&varied)
        .filter(|t| t.is_taught())
        .collect();
    let corpus = Corpus::build(&all, &evidence, &lexicon, options.least_seen);
    say(&format!(
        "{} sentences, {} words, {} features",
        corpus.sentences.len(),
        corpus.places(),
        corpus.index.len()
    ));
    let numbers: Vec<usize> = (0..options.models.max(1)).collect();
    let mut models = Vec::new();
    for two in numbers.chunks(2) {
        models.extend(side_by_side(two, |number| {
            let settings = settings(options, options.epochs, 100 + number as u64);
            learn(&corpus, &settings, &|epoch, mean| {
                say(&format!(
                    "model {} epoch {epoch} of {}: {mean:.4}",
                    number + 1,
                    settings.epochs
                ));
            })
        }));
    }
    let (rows, transitions) = average(models);
    let (bytes, kept) = pack(
        &corpus.index,
        &rows,
        &transitions,
        &lists,
        options.least_weight,
    );
    std::fs::write(&options.out, &bytes)
        .with_context(|| format!("writing {}", options.out.display()))?;
    say(&format!(
        "{}: {kept} features, {} kB",
        options.out.display(),
        bytes.len() / 1024
    ));
    Ok(())
}

/// The lists need the texts for the cases of words.
fn build_lists(options: &Options, paths: &[&PathBuf]) -> Result<Lists> {
    let clusters =
        ["resources/clusters.tsv", "resources/clusters.tsv.xz"].map(|f| options.data.join(f));
    let clusters = clusters.iter().find(|p| p.exists()).unwrap_or(&clusters[0]);
    let texts = paths
        .iter()
        .map(|p| data::plain(p))
        .collect::<Result<Vec<_>>>()?;
    Lists::build(
        clusters,
        options.priors.as_deref(),
        &options.names,
        texts.iter().flatten().map(String::as_str),
    )
}

/// The annotated texts, then those for silver, which for now may have any label.
fn read_texts(
    options: &Options,
    paths: &[&PathBuf],
    lists: &Lists,
    say: &dyn Fn(&str),
) -> Result<Vec<Text>> {
    let read = |path: &Option<PathBuf>| {
        path.as_deref()
            .map_or(Ok(data::Agreed::default()), data::agreed)
    };
    let known = data::Known {
        agreed: read(&options.agreed)?,
        corrected: read(&options.corrected)?,
    };
    let mut texts: Vec<Text> = Vec::new();
    for path in paths {
        let demonym = |word: &str| lists.is_demonym(word);
        let mut more = data::read(path, texts.len(), &demonym, &known)?;
        more.truncate(options.most.unwrap_or(usize::MAX));
        say(&format!("{}: {} texts", path.display(), more.len()));
        texts.extend(more);
    }
    for text in texts.iter_mut().filter(|t| t.silver) {
        text.weight = options.silver_weight;
        if text.teacher.is_some() {
            text.sentences.iter_mut().for_each(|s| s.allowed.fill(ANY));
        }
    }
    Ok(texts)
}

/// Does each piece of work in a thread of its own; the results are in the order of the work.
fn side_by_side<T: Send>(work: &[usize], doing: impl Fn(usize) -> T + Sync) -> Vec<T> {
    std::thread::scope(|scope| {
        let doing = &doing;
        let threads: Vec<_> = work
            .iter()
            .map(|&number| scope.spawn(move || doing(number)))
            .collect();
        let results = threads.into_iter().map(|t| t.join());
        results
            .map(|r| r.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "jsonl"))
        .collect();
    files.sort();
    Ok(files)
}

fn settings(options: &Options, epochs: usize, salt: u64) -> Settings {
    Settings {
        epochs,
        rate: options.rate,
        dropout: options.dropout,
        untold: options.untold,
        silver: options.silver_share,
        seed: options.seed.wrapping_mul(1_000_003).wrapping_add(salt),
    }
}

/// Each text is in one half, and read by the model that was trained on the other: what a model
/// says of texts that it knows by heart tells nothing of what it will say of new ones.
fn side(text: &Text) -> usize {
    text.number % 2
}

/// Trains a model on each half, side by side.
fn halves(
    texts: &[Text],
    evidence: &HashMap<usize, Evidence>,
    lexicon: Lexicon,
    options: &Options,
    round: usize,
    say: &(dyn Fn(&str) + Sync),
) -> Vec<Learnt> {
    side_by_side(&[0, 1], |half| {
        let mine: Vec<&Text> = texts
            .iter()
            .filter(|t| side(t) == half && t.is_taught())
            .collect();
        let corpus = Corpus::build(&mine, evidence, &lexicon, options.least_seen);
        let settings = settings(options, options.round_epochs, (round * 2 + half) as u64);
        let (rows, transitions) = learn(&corpus, &settings, &|epoch, mean| {
            say(&format!(
                "half {} epoch {epoch} of {}: {mean:.4}",
                half + 1,
                settings.epochs
            ));
        });
        Learnt {
            index: corpus.index,
            rows,
            transitions: Transitions::new(transitions),
        }
    })
}

/// Reads a text twice with a model; where a teacher read it too, sets its silver labels. Returns the evidence.
fn reread(text: &mut Text, learnt: &Learnt, lexicon: Lexicon) -> Evidence {
    let mut reader = Reader::new(lexicon, learnt, Memory::default());
    let mut decoder = Decoder::new(&learnt.transitions, learnt.scale());
    let mut testimony = Testimony::default();
    let mut pieces = Vec::new();
    for sentence in &text.sentences {
        pieces.push(reader.tokens(&text.text, &sentence.tokens));
    }
    let scored = reader.scored;
    for index in 0..scored.len() {
        let piece = scored.piece(index);
        decoder.read(&piece, |_| {});
        decoder.testify(&piece, &mut testimony);
    }
    let evidence = testimony.evidence(scored.words());
    let Some(teacher) = &text.teacher else {
        return evidence;
    };
    let mut told = Told::new(&evidence, learnt, Known::default());
    for (sentence, pieces) in text.sentences.iter_mut().zip(pieces) {
        sentence.allowed.clear();
        for index in pieces {
            let piece = scored.piece(index);
            decoder.read(&piece, |rows| told.add(&piece, rows));
            let range = piece.tokens.first().map_or(0, |t| t.start as usize)
                ..piece.tokens.last().map_or(0, |t| t.end as usize);
            let near: Vec<_> = teacher
                .iter()
                .filter(|t| range.contains(&t.0) && t.1 <= range.end)
                .copied()
                .collect();
            let agreed = agree(&text.text, piece.tokens, &near, &decoder.found);
            sentence.allowed.extend(agreed);
        }
    }
    evidence
}

fn agreement(texts: &[Text]) -> String {
    let (mut any, mut sure) = (0usize, 0usize);
    for sentence in texts
        .iter()
        .filter(|t| t.teacher.is_some())
        .flat_map(|t| &t.sentences)
    {
        any += sentence.allowed.iter().filter(|&&a| a == ANY).count();
        sure += sentence.allowed.iter().filter(|&&a| a & 1 == 0).count();
    }
    format!("silver: {sure} words in names agreed on, {any} left open")
}

fn average(models: Vec<(Vec<Row>, [Row; LABELS])>) -> (Vec<Row>, [Row; LABELS]) {
    let share = 1.0 / models.len() as f32;
    let mut models = models.into_iter();
    let (mut rows, mut transitions) = models.next().unwrap_or_default();
    for (more_rows, more_transitions) in models {
        let mine = rows.iter_mut().chain(&mut transitions);
        for (row, more) in mine.zip(more_rows.iter().chain(&more_transitions)) {
            row.iter_mut().zip(more).for_each(|(r, m)| *r += m);
        }
    }
    for row in rows.iter_mut().chain(&mut transitions) {
        row.iter_mut().for_each(|r| *r *= share);
    }
    (rows, transitions)
}

impl Lists {
    fn lexicon(&self) -> Result<Lexicon<'_>> {
        Ok(Lexicon {
            words: Table::new(&self.words).context("packing the words")?,
            rows: &self.rows,
            phrases: Table::new(&self.phrases).context("packing the phrases")?,
        })
    }
}
