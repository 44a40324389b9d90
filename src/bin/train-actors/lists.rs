//! Owns the word lists that go into the model: names, clusters, and how common a word is in lower case.

use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use nutgraf::analysis::actors::crf::forms::list;
use nutgraf::analysis::actors::crf::tables::{Table, hash, mix};
use nutgraf::analysis::actors::crf::tokens::tokenize;

/// The packed lists, and how they can be read.
pub struct Lists {
    pub words: Vec<u8>,
    pub rows: Vec<u8>,
    pub phrases: Vec<u8>,
    demonyms: std::collections::HashSet<String>,
    pub given: Vec<String>,
    pub surnames: Vec<String>,
    pub cities: Vec<String>,
    pub countries: Vec<String>,
    pub companies: Vec<String>,
}

#[derive(Default, Clone, Copy)]
struct Entry {
    row: u16,
    commonness: u16,
    lists: u16,
    prior: u16,
}

impl Lists {
    /// Packs the clusters (`word<TAB>class<TAB>class<TAB>class`), the priors (`word<TAB>class`) where there are any,
    /// the names (`class<TAB>name`) and the cases of the words in the texts.
    pub fn build<'a>(
        clusters: &Path,
        priors: Option<&Path>,
        names: &Path,
        texts: impl Iterator<Item = &'a str>,
    ) -> Result<Self> {
        let mut words: HashMap<String, Entry> = HashMap::new();
        let rows = read_clusters(clusters, &mut words)?;
        if let Some(priors) = priors {
            read_priors(priors, &mut words)?;
        }
        let mut phrases: HashMap<u64, u16> = HashMap::new();
        let mut demonyms = std::collections::HashSet::new();
        let content = std::fs::read_to_string(names)
            .with_context(|| format!("reading {}", names.display()))?;
        let (mut given, mut surnames) = (Vec::new(), Vec::new());
        let (mut cities, mut countries, mut companies) = (Vec::new(), Vec::new(), Vec::new());
        for line in content.lines() {
            let Some((class, name)) = line.split_once('\t') else {
                continue;
            };
            let Some(bit) = class_bit(class) else {
                continue;
            };
            let parts = parts(name);
            if parts.len() == 1 {
                match class {
                    "given" => given.push(name.to_string()),
                    "surname" | "surname2" => surnames.push(name.to_string()),
                    "city1" | "city2" => cities.push(name.to_string()),
                    "country" => countries.push(name.to_string()),
                    "company" | "org" => companies.push(name.to_string()),
                    _ => {}
                }
            }
            if let ("person", Some(last)) = (class, parts.iter().rfind(|p| !p.ends_with('.'))) {
                words.entry(last.clone()).or_default().lists |= list::KNOWN_PERSON;
            }
            if class == "demonym" {
                demonyms.extend(parts.iter().cloned());
            }
            match parts.as_slice() {
                [] => {}
                [word] => words.entry(word.clone()).or_default().lists |= bit,
                [first, rest @ ..] => {
                    words.entry(first.clone()).or_default().lists |= list::STARTS;
                    let mut state = hash(first.as_bytes());
                    for (at, word) in rest.iter().enumerate().take(7) {
                        state = mix(state, hash(word.as_bytes()));
                        let more = at + 1 < rest.len();
                        *phrases.entry(state).or_default() |= if more { list::STARTS } else { bit };
                    }
                }
            }
        }
        let pools = [&given, &surnames, &cities, &countries, &companies];
        ensure!(
            pools.iter().all(|p| !p.is_empty()),
            "{} lacks one of the classes given, surname, city1, country and company",
            names.display()
        );
        count_cases(texts, &mut words);
        let mut entries: Vec<_> = words
            .into_iter()
            .filter(|(_, e)| e.row | e.commonness | e.lists | e.prior != 0)
            .map(|(word, e)| {
                let values = [e.row | e.commonness << 13, e.lists, e.prior];
                (hash(word.as_bytes()), values)
            })
            .collect();
        let mut lists = Self {
            words: Vec::new(),
            rows,
            phrases: Vec::new(),
            demonyms,
            given,
            surnames,
            cities,
            countries,
            companies,
        };
        Table::write_values(&mut entries, &mut lists.words);
        let mut entries: Vec<_> = phrases
            .into_iter()
            .map(|(key, bits)| (key, [bits]))
            .collect();
        Table::write_values(&mut entries, &mut lists.phrases);
        Ok(lists)
    }

    pub fn is_demonym(&self, word: &str) -> bool {
        self.demonyms.contains(&word.to_lowercase())
    }
}

fn class_bit(class: &str) -> Option<u16> {
    Some(match class {
        "given" => list::GIVEN,
        "surname" => list::SURNAME,
        "surname2" => list::RARE_SURNAME,
        "city1" => list::BIG_CITY,
        "city2" => list::CITY,
        "city3" => list::TOWN,
        "country" => list::COUNTRY,
        "region" => list::COUNTRY | list::STATE,
        "state" => list::STATE,
        "demonym" => list::DEMONYM,
        "title" => list::TITLE,
        "orghead" => list::ORG_HEAD,
        "placehead" => list::PLACE_HEAD,
        "eventhead" => list::EVENT_HEAD,
        "company" | "org" => list::ORG,
        "event" => list::EVENT_HEAD | list::ORG,
        "person" => list::KNOWN_PERSON,
        _ => return None,
    })
}

/// The words of a listed name in lower case.
fn parts(name: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    tokenize(name, 0, name.len(), &[], &mut tokens);
    let word = |t: &nutgraf::analysis::actors::crf::tokens::Token| {
        name[t.start as usize..t.end as usize].to_lowercase()
    };
    tokens
        .iter()
        .map(|t| word(t).replace(['’', '‘'], "'"))
        .collect()
}

/// Gives each word of the file the class of its prior.
fn read_priors(path: &Path, words: &mut HashMap<String, Entry>) -> Result<()> {
    for line in unpacked(path)?.lines() {
        let class = line
            .split_once('\t')
            .and_then(|(word, class)| Some((word, class.parse::<u16>().ok()?)));
        let (word, class) = class.with_context(|| format!("{}: {line}", path.display()))?;
        let word = word.to_lowercase().replace(['’', '‘'], "'");
        words.entry(word).or_default().prior = class + 1;
    }
    Ok(())
}

/// The text of a file, also of one packed by xz.
pub fn unpacked(path: &Path) -> Result<String> {
    Ok(if path.extension().is_some_and(|e| e == "xz") {
        let output = Command::new("xz")
            .args(["-dc"])
            .arg(path)
            .stderr(Stdio::inherit())
            .output();
        let output = output.context("running xz")?;
        ensure!(output.status.success(), "unpacking {}", path.display());
        String::from_utf8(output.stdout).context("it is not UTF-8")?
    } else {
        std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?
    })
}

/// Gives each word of the file its row; returns the rows, the first of which is "none".
fn read_clusters(path: &Path, words: &mut HashMap<String, Entry>) -> Result<Vec<u8>> {
    let content = unpacked(path)?;
    let mut rows = vec![0; 6];
    let mut seen: HashMap<[u16; 3], u16> = HashMap::new();
    for line in content.lines() {
        let mut fields = line.split('\t');
        let Some(word) = fields.next() else { continue };
        let mut classes = [0u16; 3];
        for class in &mut classes {
            *class = fields
                .next()
                .and_then(|f| f.parse().ok())
                .map_or(0, |n: u16| n + 1);
        }
        let next = seen.len() as u16 + 1;
        ensure!(next < 0x1fff, "more than 8190 different rows of clusters");
        let row = *seen.entry(classes).or_insert_with(|| {
            rows.extend(classes.iter().flat_map(|c| c.to_le_bytes()));
            next
        });
        words
            .entry(word.to_lowercase().replace(['’', '‘'], "'"))
            .or_default()
            .row = row;
    }
    Ok(rows)
}

/// Counts how often words stand in lower case, and capitalised inside a sentence.
fn count_cases<'a>(texts: impl Iterator<Item = &'a str>, words: &mut HashMap<String, Entry>) {
    let mut counts: HashMap<String, (u32, u32)> = HashMap::new();
    let mut tokens = Vec::new();
    for text in texts {
        tokens.clear();
        tokenize(text, 0, text.len(), &[], &mut tokens);
        let mut starts = true;
        for token in &tokens {
            let word = &text[token.start as usize..token.end as usize];
            let capital = word.starts_with(char::is_uppercase);
            if word.starts_with(char::is_alphabetic) && !(capital && starts) {
                let count = counts.entry(word.to_lowercase()).or_default();
                if capital {
                    count.1 += 1;
                } else {
                    count.0 += 1;
                }
            }
            starts = !word.starts_with(|c: char| c.is_alphanumeric() || c == ',');
        }
    }
    for (word, (lower, capital)) in counts {
        let commonness = match (lower, capital) {
            (0, 0..=1) | (1, 0) => continue,
            (0, _) => 1,
            _ if lower * 5 < capital => 2,
            _ if lower < capital * 5 => 3,
            _ if lower < 20 || lower < capital * 50 => 4,
            _ => 5,
        };
        words.entry(word).or_default().commonness = commonness;
    }
}
