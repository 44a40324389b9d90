//! Owns citing from the screen: a passage for the clipboard, what a document says for a file, and the walk over who
//! says what.

use super::line::Line;
use super::reader::Link;
use super::{App, Effect, Prompt, PromptKind};
use crate::analysis::{QuoteKind, Target};

use crate::cite::{self, Choice, Citation};
use crate::document::Span;

impl App {
    /// Copies the selection, else the sentence here, as a citation.
    pub fn copy_citation(&mut self) -> Vec<Effect> {
        let at = self.here();
        let open = self.doc();
        let sentence = self.sentence_of(self.reader().document, at);
        let span = self.selected_span().unwrap_or(sentence);
        if open.document.slice(span).trim().is_empty() {
            self.say("nothing to cite here");
            return Vec::new();
        }
        let citation = Citation::at(&open.document, span);
        self.reader_mut().selection = None;
        self.say("citation sent to the terminal's clipboard (OSC 52); nutgraf verify checks it");
        vec![Effect::Cite(Box::new(citation))]
    }

    /// Asks for the file that a sheet is written to.
    pub fn ask_sheet(&mut self, sheet: Choice) {
        let name = &self.doc().name;
        let stem = name
            .rsplit_once('.')
            .map_or(name.as_str(), |(stem, _)| stem);
        let part = match sheet {
            Choice::Dossier(id) => self
                .doc()
                .analysis
                .actors
                .get(id as usize)
                .map_or(String::new(), |actor| file_part(&actor.name)),
            other => other.word().to_owned(),
        };
        let path = format!("{}-{part}.md", file_part(stem));
        self.prompt = Some(Prompt {
            kind: PromptKind::Export(sheet),
            line: Line::new(&path),
            from: self.place(),
        });
    }

    /// The same for all that is said of the actor here and by it.
    pub fn ask_dossier(&mut self) {
        match self.subject() {
            Some((document, Target::Actor(id), _)) if document == self.reader().document => {
                self.ask_sheet(Choice::Dossier(id));
            }
            _ => self.say("go to an actor: ]a goes to the next one, 2 Enter brings the list"),
        }
    }

    /// Writes a sheet to the file that was typed; one that is there already only where its name ends in "!".
    pub(super) fn sheet_typed(&mut self, sheet: Choice, typed: &str) -> Vec<Effect> {
        let (path, over) = match typed.trim().strip_suffix('!') {
            Some(path) => (path.trim_end(), true),
            None => (typed.trim(), false),
        };
        if path.is_empty() {
            return Vec::new();
        }
        let open = self.doc();
        let notes = open.noted.all();
        let citations = cite::cite(&open.document, &open.analysis, &notes, sheet);
        if citations.is_empty() {
            self.warn(format!(
                "there is nothing to write: no {} here",
                sheet.word()
            ));
            return Vec::new();
        }
        vec![Effect::Export {
            choice: sheet,
            path: path.to_owned(),
            over,
            citations,
        }]
    }

    /// Citations were written; where they were not, the line comes back with why.
    pub(super) fn receive_exported(
        &mut self,
        choice: Choice,
        path: &str,
        said: Result<String, String>,
    ) {
        match said {
            Ok(said) => self.say(said),
            Err(why) => {
                self.warn(why);
                self.prompt = Some(Prompt {
                    kind: PromptKind::Export(choice),
                    line: Line::new(path),
                    from: self.place(),
                });
            }
        }
    }

    /// Goes to the next or previous quotation and tells whose it is.
    pub fn walk_quotes(&mut self, forward: bool, count: usize) {
        let document = self.reader().document;
        let visible = self.visible(self.active);
        let last = self
            .quoted
            .filter(|(of, at)| *of == document && visible.contains(*at));
        let quotes = &self.doc().analysis.quotes;
        let from = last.map_or_else(|| self.here(), |(_, at)| at);
        let after = quotes.partition_point(|q| q.span.start() <= from);
        let before = quotes.partition_point(|q| q.span.start() < from);
        let here = last.is_none() && before < after;
        let at = match forward {
            true => (if here { before } else { after }).checked_add(count - 1),
            false => before.checked_sub(count),
        };
        let Some((at, quote)) = at.and_then(|at| Some((at, *quotes.get(at)?))) else {
            let total = quotes.len();
            self.say(match total {
                0 => "no quotations here".to_owned(),
                _ => format!("no quotation further on; there are {total}"),
            });
            return;
        };
        let total = quotes.len();
        let open = self.doc();
        let speaker = quote
            .speaker
            .and_then(|id| open.analysis.actors.get(id as usize));
        let verb = quote.verb.map_or("", |verb| open.document.slice(verb));
        let kind = match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Indirect => "indirect",
        };
        let line = match speaker {
            Some(actor) => format!("{}/{total} {} {verb}, {kind}", at + 1, actor.name),
            None => format!("{}/{total} unattributed, {kind}", at + 1),
        };
        self.quoted = Some((document, quote.span.start()));
        let place = Span::new(quote.span.start(), quote.span.end());
        match quote.speaker {
            Some(id) => self.select_link(Link {
                span: place,
                target: Target::Actor(id),
            }),
            None => {
                self.reader_mut().link = None;
                self.show(self.active, place);
            }
        }
        self.say(crate::flow::safe_line(&line));
    }
}

/// A name as part of a file name.
fn file_part(name: &str) -> String {
    let part: String = name
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect();
    part.split('-')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
        .to_lowercase()
}
