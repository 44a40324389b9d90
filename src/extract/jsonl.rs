//! Owns `--jsonl`: lines in, lines out, in order, on all cores, without reading everything first.

use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender, SyncSender, TryRecvError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result};

use super::{analyse, threads};
use crate::corrections::apply;
use crate::document::{Document, Section, Span};
use crate::export::corrections::Kept;
use crate::export::line::{Line, write_failure};
use crate::export::notes::About;
use crate::export::{Choice, Found, json};
use crate::import::{self, Imported};
use crate::kept;

/// So many lines for each core are held: the writer waits for the slowest of them.
const AHEAD: usize = 64;

/// A line, its number from 1, and where its answer goes.
struct Job {
    line: Vec<u8>,
    number: usize,
    answer: Sender<Answer>,
}

struct Answer {
    json: Vec<u8>,
    good: bool,
}

/// Returns exit code 1 where a line was bad. The reading thread is left behind when the output
/// breaks off, because nothing can wake it.
pub fn run(
    input: impl Read + Send + 'static,
    output: impl Write,
    choice: Choice,
    date: Option<&str>,
    corrections: &Arc<[Kept]>,
) -> Result<u8> {
    let cores = threads();
    let (order, answers) = mpsc::sync_channel(AHEAD * cores);
    let (jobs, queue) = mpsc::channel();
    let queue = Arc::new(Mutex::new(queue));
    for _ in 0..cores {
        let queue = Arc::clone(&queue);
        let date = date.map(str::to_owned);
        let corrections = Arc::clone(corrections);
        thread::spawn(move || work(&queue, choice, date.as_deref(), &corrections));
    }
    let reader = thread::spawn(move || read(input, &order, &jobs));
    let mut out = BufWriter::new(output);
    let mut code = 0;
    while let Some(answer) = next(&answers, &mut out)? {
        let answer = next(&answer, &mut out)?.context("a line was lost")?;
        out.write_all(&answer.json)?;
        out.write_all(b"\n")?;
        if !answer.good {
            code = 1;
        }
    }
    out.flush()?;
    match reader.join() {
        Ok(read) => read.context("standard input")?,
        Err(_) => anyhow::bail!("the reading of standard input ended early"),
    }
    Ok(code)
}

/// What comes next; what has been written is sent on before it is waited for.
fn next<T>(from: &Receiver<T>, out: &mut impl Write) -> std::io::Result<Option<T>> {
    match from.try_recv() {
        Ok(next) => Ok(Some(next)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            out.flush()?;
            Ok(from.recv().ok())
        }
    }
}

/// Hands out lines as long as somebody takes the answers.
fn read(
    input: impl Read,
    order: &SyncSender<Receiver<Answer>>,
    jobs: &Sender<Job>,
) -> std::io::Result<()> {
    let mut input = BufReader::new(input);
    for number in 1.. {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let (answer, receiver) = mpsc::channel();
        let job = Job {
            line,
            number,
            answer,
        };
        if order.send(receiver).is_err() || jobs.send(job).is_err() {
            break;
        }
    }
    Ok(())
}

fn work(queue: &Mutex<Receiver<Job>>, choice: Choice, date: Option<&str>, corrections: &[Kept]) {
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        let answer = answer(&job.line, job.number, choice, date, corrections);
        // Nobody waits for it where the output has broken off.
        let _ = job.answer.send(answer);
    }
}

/// What one line gives; a fault of ours in it is not lost and loses no other line.
fn answer(
    line: &[u8],
    number: usize,
    choice: Choice,
    date: Option<&str>,
    corrections: &[Kept],
) -> Answer {
    let mut json = Vec::new();
    let line = Line::parse(line);
    let id = line.as_ref().ok().map(|line| line.id.clone());
    let found = line.and_then(|line| {
        catch_unwind(AssertUnwindSafe(|| {
            extract(&line, choice, date, corrections)
        }))
        .unwrap_or_else(|_| Err("the analysis failed; this is a bug".to_owned()))
    });
    match found {
        Ok(json) => Answer { json, good: true },
        Err(reason) => {
            // Writing to memory can't fail.
            let _ = write_failure(&mut json, id.as_deref(), number, &reason);
            Answer { json, good: false }
        }
    }
}

fn extract(
    line: &Line,
    choice: Choice,
    date: Option<&str>,
    corrections: &[Kept],
) -> Result<Vec<u8>, String> {
    let date = line.date.as_deref().or(date);
    if line.text.len() >= u32::MAX as usize {
        return Err("is larger than 4 GiB".to_owned());
    }
    let imported = if line.text.trim().is_empty() {
        nothing(line)
    } else {
        import::plain_text(&line.id, line.text.clone())
    };
    let analysis = Arc::new(analyse(&imported, date, 1));
    // A line has no file: what is said of all documents holds for it.
    let said = kept::corrections::of(corrections, &About::default());
    let analysis = apply(&imported.document, &analysis, &said.0).analysis;
    let found = Found {
        document: &imported.document,
        analysis: &analysis,
        warnings: &imported.warnings,
        sha256: None,
        date,
    };
    let mut json = Vec::new();
    json::write(&mut json, Some(&line.id), &found, choice).map_err(|e| e.to_string())?;
    Ok(json)
}

/// An empty text is no mistake here: a document without words.
fn nothing(line: &Line) -> Imported {
    let all = Span::new(0, line.text.len());
    let section = Section {
        parent: None,
        level: 1,
        title: String::new(),
        heading: Span::empty(0),
        span: all,
        own: all,
        words: 0,
        own_words: 0,
    };
    Imported {
        document: Document {
            name: line.id.clone(),
            source_bytes: line.text.len() as u64,
            text: line.text.clone(),
            sections: vec![section],
            ..Document::default()
        },
        warnings: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &str) -> (u8, Vec<String>) {
        let mut out = Vec::new();
        let input = std::io::Cursor::new(input.to_owned());
        let code = run(input, &mut out, Choice::default(), None, &Arc::default()).unwrap();
        let out = String::from_utf8(out).unwrap();
        (code, out.lines().map(str::to_owned).collect())
    }

    #[test]
    fn answers_come_in_the_order_of_the_lines() {
        let text = |i: usize| {
            format!(
                "{{\"id\":\"{i}\",\"text\":\"{}\"}}\n",
                "word ".repeat(i % 50)
            )
        };
        let input: String = (0..500).map(text).collect();
        let (code, lines) = lines(&input);
        assert_eq!((code, lines.len()), (0, 500));
        for (i, line) in lines.iter().enumerate() {
            assert!(line.contains(&format!("\"id\":\"{i}\",")), "{line}");
        }
    }

    #[test]
    fn a_bad_line_is_answered_in_its_place() {
        let good = r#"{"id":"a","text":"Something was said."}"#;
        let (code, lines) = lines(&format!("{good}\nbad\n{good}"));
        assert_eq!((code, lines.len()), (1, 3));
        assert!(lines[1].starts_with(r#"{"id":null,"error":"line 2: "#));
        assert_eq!(lines[0], lines[2]);
    }
}
