//! Owns `nutgraf export` and `nutgraf verify`: writes citations, and checks them against documents.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Result, bail};

use super::{Read, each, kept, walking};
use crate::analysis::Analysis;
use crate::cite::{self, Choice, Fate, Ground};
use crate::cli::{Cited, Export, Verify};
use crate::complain;
use crate::export::citing::{self, Form};
use crate::export::verdicts::{self, Checked};
use crate::kept::Kept;
use crate::notes::Notes;
use crate::source::{self, Source};

/// Runs `nutgraf export`.
pub fn export(options: &Export) -> Result<u8> {
    let piped = source::is_piped();
    if options.files.is_empty() && !piped {
        bail!("export needs a <FILE>, or text on standard input (see nutgraf export --help)");
    }
    let named = options
        .output
        .as_ref()
        .and_then(|path| Form::of(&path.to_string_lossy()));
    let form = options.format.or(named).unwrap_or_default();
    let (sources, said) = Source::spread(&options.files, piped, walking(&options.walking));
    let reading = options.reading.options();
    let corrections = kept(options.reading.is_corrected());
    let (mut citations, mut seen) = (Vec::new(), false);
    let code = each((&sources, &said), &reading, |_, read| {
        let analysis = read.analyse(options.date.as_deref(), &corrections);
        if let Some(choice) = choice(options, &analysis) {
            seen = true;
            let notes = notes(options.what, &read);
            let document = &read.imported.document;
            citations.extend(cite::cite(document, &analysis, &notes, choice));
        }
        Ok(())
    })?;
    if let (Some(actor), false, 0) = (&options.actor, seen, code) {
        bail!("no actor here is called \"{actor}\"");
    }
    match &options.output {
        Some(path) => {
            let out = open(path, options.force)?;
            citing::write(BufWriter::new(out), form, &citations)?;
        }
        None => citing::write(BufWriter::new(io::stdout()), form, &citations)?,
    }
    Ok(code)
}

/// What of a document is cited; `None` where it has no such actor.
fn choice(options: &Export, analysis: &Analysis) -> Option<Choice> {
    Some(match options.what {
        Cited::Facts => Choice::Facts,
        Cited::Notes => Choice::Notes,
        Cited::All => Choice::All,
        Cited::Quotations => Choice::Quotations,
        Cited::Dossier => {
            let wanted = options.actor.as_deref().unwrap_or_default();
            Choice::Dossier(analysis.actor_called(wanted)?)
        }
    })
}

fn notes(what: Cited, read: &Read) -> Notes {
    if what != Cited::Notes {
        return Notes::default();
    }
    let loaded = Kept::new(false).load(&read.about);
    loaded.said.iter().for_each(|said| complain(said));
    loaded.notes
}

fn open(path: &Path, force: bool) -> Result<File> {
    match citing::create(path, force) {
        Ok(file) => Ok(file),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            bail!(
                "{}: is there already; --force writes over it",
                path.display()
            )
        }
        Err(error) => bail!("{}: {error}", path.display()),
    }
}

/// Runs `nutgraf verify`: 1 where words that are cited don't stand any more.
pub fn verify(options: &Verify) -> Result<u8> {
    let name = options.export.display().to_string();
    let text = super::written(&options.export, "citations")?;
    let cited = match citing::parse(&text) {
        Ok(cited) => cited,
        Err(why) => bail!(source::complaint(&name, &why)),
    };
    let (sources, said) = Source::spread(&options.files, false, walking(&options.walking));
    let reading = options.reading.options();
    let mut documents = Vec::new();
    let mut code = each((&sources, &said), &reading, |_, read| {
        documents.push(read.imported.document);
        Ok(())
    })?;
    if documents.is_empty() {
        return Ok(2);
    }
    let grounds: Vec<Ground> = documents.iter().map(Ground::of).collect();
    let mut checked = Vec::with_capacity(cited.len());
    for read in &cited {
        let is_same = |around: &str| citing::hash(around) == read.hash;
        let its = |at: &usize| documents[*at].name == read.citation.file;
        let named: Vec<usize> = (0..documents.len()).filter(its).collect();
        let among = if named.is_empty() {
            (0..documents.len()).collect()
        } else {
            named
        };
        let verdicts = among
            .into_iter()
            .map(|at| (at, grounds[at].check(&read.citation, &is_same)));
        // Of several files the one where the words and all around them stand.
        let best = verdicts.min_by_key(|(_, v)| (v.fate.max(Fate::Moved), !v.same_around, v.fate));
        let Some((at, verdict)) = best else { continue };
        if !verdict.fate.holds() {
            code = code.max(1);
        }
        checked.push(Checked {
            citation: &read.citation,
            document: &documents[at],
            verdict,
        });
    }
    let mut out = BufWriter::new(io::stdout());
    if options.json {
        verdicts::json(&mut out, &checked)?;
    } else {
        verdicts::text(&mut out, &checked)?;
    }
    out.flush()?;
    Ok(code)
}
