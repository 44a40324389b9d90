//! The program that trains the actor model: annotated texts in, one model file out.

mod corpus;
mod data;
mod learn;
mod lists;
mod pack;
mod scheme;
mod silver;
mod stages;
mod variety;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

/// Trains the model that finds people, organizations, places, groups and events.
///
/// DATA holds `train/*.jsonl`, one text a line: {"id", "text", "entities": [{"start", "end", "type"}]}, offsets in
/// characters, types PER ORG LOC NORP EVENT MISC; and `resources/clusters.tsv` (or .tsv.xz), a word and three class
/// numbers a line, parted by tabs. The same input and seed give the same file, byte for byte, on one machine.
#[derive(Parser)]
#[command(name = "train-actors")]
pub struct Options {
    /// Folder of annotated texts and clusters
    #[arg(long)]
    pub data: PathBuf,
    /// Where the model goes
    #[arg(long)]
    pub out: PathBuf,
    /// Names by class: "class<TAB>name" a line, as assets/gazetteers.py writes them
    #[arg(long)]
    pub names: PathBuf,
    /// JSONL of {"id", "text", "teacher": [{"start", "end", "type"}]}: texts in which another tagger found names.
    /// Where it and this model agree, they are learnt from; may be given more than once
    #[arg(long)]
    pub silver: Vec<PathBuf>,
    /// What several programs agreed on in those texts, as assets/teacher.py writes it, also packed by xz: an id and
    /// "start end kind" parted by commas a line. It is learnt from instead of what `teacher` says
    #[arg(long)]
    pub agreed: Option<PathBuf>,
    /// All names in some of those texts, as people would annotate them, in the same form as `agreed`: these are
    /// learnt from like the texts in DATA
    #[arg(long)]
    pub corrected: Option<PathBuf>,
    /// What kinds of names words mostly are, also packed by xz: a word and the number of a class a line
    #[arg(long)]
    pub priors: Option<PathBuf>,
    /// How often the silver labels are made anew
    #[arg(long, default_value_t = 3)]
    pub rounds: usize,
    /// Times that the last training reads the texts
    #[arg(long, default_value_t = 10)]
    pub epochs: usize,
    /// Times that the trainings before it do
    #[arg(long, default_value_t = 5)]
    pub round_epochs: usize,
    /// Size of the steps
    #[arg(long, default_value_t = 0.08)]
    pub rate: f32,
    /// Share of features left out at random
    #[arg(long, default_value_t = 0.35)]
    pub dropout: f32,
    /// Share of sentences read without what their document tells
    #[arg(long, default_value_t = 0.4)]
    pub untold: f32,
    /// Share of silver sentences that each reading takes
    #[arg(long, default_value_t = 0.4)]
    pub silver_share: f32,
    /// How much a silver sentence counts; an annotated one counts 1
    #[arg(long, default_value_t = 0.3)]
    pub silver_weight: f32,
    /// Share of sentences that are read once more with other names in them
    #[arg(long, default_value_t = 0.3)]
    pub renamed: f32,
    /// Features seen less often are left out
    #[arg(long, default_value_t = 2)]
    pub least_seen: u8,
    /// Weights smaller than this are left out
    #[arg(long, default_value_t = 0.04)]
    pub least_weight: f32,
    /// Models trained side by side with seeds of their own and averaged
    #[arg(long, default_value_t = 4)]
    pub models: usize,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Use only the first so many texts of each file, for quick trials
    #[arg(long)]
    pub most: Option<usize>,
}

fn main() -> Result<()> {
    stages::run(&Options::parse())
}
