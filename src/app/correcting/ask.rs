//! Owns the lines in which it is typed what something is: the actor that it is the same as, its name, whose it is.

use super::super::input::{Code, Key};
use super::super::line::Line;
use super::super::notes::Awaiting;
use super::super::{App, Effect, Prompt, PromptKind};
use crate::analysis::Target;
use crate::corrections::{Named, What};
use crate::document::{Anchor, Span, one_line};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// The actor that this one is.
    Same,
    /// Who a mention is, if not this actor.
    Other,
    /// The name of an actor.
    Name,
    /// Whose a number is.
    Owner,
    /// Words that name an actor.
    Words,
}

/// What it is asked of.
#[derive(Debug, Clone)]
pub struct Asked {
    document: usize,
    target: Target,
    span: Option<Span>,
    /// The names that go on from what was typed.
    names: Vec<String>,
}

/// So many names are offered.
const OFFERED: usize = 4;

impl Asking {
    /// Whether the names of actors are offered.
    fn offers(self) -> bool {
        matches!(self, Self::Same | Self::Other | Self::Owner)
    }
}

impl App {
    pub(super) fn ask(
        &mut self,
        asking: Asking,
        document: usize,
        target: Target,
        span: Option<Span>,
    ) {
        let analysis = &self.docs[document].analysis;
        let text = &self.docs[document].document;
        let line = match (asking, target) {
            (Asking::Name, Target::Actor(id)) => analysis.actors[id as usize].name.clone(),
            (Asking::Other, Target::Actor(_)) => {
                let Some(span) = span else {
                    self.say("go to a mention in the text or the card: ]m goes to the next one");
                    return;
                };
                one_line(text.slice(span))
            }
            _ => String::new(),
        };
        self.asked = Some(Asked {
            document,
            target,
            span,
            names: Vec::new(),
        });
        self.ask_typed(asking, "");
        self.prompt = Some(Prompt {
            kind: PromptKind::Correct(asking),
            line: Line::new(&line),
            from: self.place(),
        });
    }

    /// Asks for words of the text that name an actor; those of a search are there already.
    pub fn ask_words(&mut self) {
        let document = self.reader().document;
        let hit = self.search.as_ref().filter(|s| s.document == document);
        let hit = hit.and_then(|search| search.at);
        let words = hit.map_or(String::new(), |span| {
            one_line(self.docs[document].document.slice(span))
        });
        self.asked = Some(Asked {
            document,
            target: Target::Actor(u32::MAX),
            span: hit,
            names: Vec::new(),
        });
        self.prompt = Some(Prompt {
            kind: PromptKind::Correct(Asking::Words),
            line: Line::new(&words),
            from: self.place(),
        });
    }

    /// What stands before the line.
    pub fn asking_label(&self, asking: Asking) -> String {
        let Some(asked) = &self.asked else {
            return String::new();
        };
        let open = &self.docs[asked.document];
        let what = match asked.target {
            Target::Actor(id) => open
                .analysis
                .actors
                .get(id as usize)
                .map(|a| a.name.as_str()),
            Target::Number(id) => {
                let number = open.analysis.numbers.get(id as usize);
                number.map(|n| open.document.slice(n.span))
            }
        };
        let what = crate::flow::safe_line(what.unwrap_or_default());
        match asking {
            Asking::Same => format!("{what} is the same as: "),
            Asking::Other => format!("not {what} but: "),
            Asking::Name => format!("{what} is called: "),
            Asking::Owner => format!("{what} is whose: "),
            Asking::Words => "these words name an actor: ".to_owned(),
        }
    }

    /// The names that go on from what was typed, as they are offered beside the line.
    pub fn offered(&self, asking: Asking) -> String {
        if !asking.offers() {
            return "Enter".to_owned();
        }
        let names = self.asked.as_ref().map_or(&[][..], |asked| &asked.names);
        match names.len() {
            0 => "no actor is called so".to_owned(),
            n if n > OFFERED => format!("Tab: {} …", names[..OFFERED].join(" · ")),
            _ => format!("Tab: {}", names.join(" · ")),
        }
    }

    /// Actors whose name or other name holds what was typed, most mentioned first; not the one that is asked about.
    fn candidates(&self, stem: &str) -> Vec<String> {
        let Some(asked) = &self.asked else {
            return Vec::new();
        };
        let analysis = &self.docs[asked.document].analysis;
        let wanted = stem.to_lowercase();
        let holds = |name: &String| name.to_lowercase().contains(&wanted);
        let ids = analysis.actors_by_count.iter();
        ids.filter(|id| asked.target != Target::Actor(**id))
            .filter_map(|id| analysis.actors.get(*id as usize))
            .filter(|actor| holds(&actor.name) || actor.aliases.iter().any(holds))
            .map(|actor| crate::flow::safe_line(&actor.name))
            .take(50)
            .collect()
    }

    /// Takes a key for the line; `false` where it is one for any line.
    pub(in crate::app) fn ask_press(&self, line: &mut Line, key: Key) -> bool {
        let by = match key.code {
            Code::Tab => 1,
            Code::BackTab => usize::MAX,
            _ => return false,
        };
        let names = self.asked.as_ref().map_or(&[][..], |asked| &asked.names);
        if names.is_empty() {
            return true;
        }
        let at = names.iter().position(|name| name == line.text());
        let next = match at {
            Some(at) => at.wrapping_add(by).wrapping_add(names.len()) % names.len(),
            None => 0,
        };
        *line = Line::new(&names[next]);
        true
    }

    /// Finds the names that go on from what is typed, where names are asked for.
    pub(in crate::app) fn ask_typed(&mut self, asking: Asking, text: &str) {
        let names = match asking.offers() {
            true => self.candidates(text),
            false => Vec::new(),
        };
        if let Some(asked) = &mut self.asked {
            asked.names = names;
        }
    }

    /// Takes what was typed. The line stays where it is not understood.
    pub(in crate::app) fn ask_done(&mut self, asking: Asking, prompt: Prompt) -> Vec<Effect> {
        let typed = one_line(prompt.line.text());
        let Some(asked) = self.asked.take().filter(|_| !typed.is_empty()) else {
            return Vec::new();
        };
        match self.understood(asking, &asked, &typed) {
            Ok(Some(what)) => self.tell(asked.document, what),
            Ok(None) => Vec::new(),
            Err(why) => {
                self.warn(why);
                self.asked = Some(asked);
                self.prompt = Some(prompt);
                Vec::new()
            }
        }
    }

    fn understood(
        &mut self,
        asking: Asking,
        asked: &Asked,
        typed: &str,
    ) -> Result<Option<What>, String> {
        let document = asked.document;
        let text = &self.docs[document].document.text;
        let anchor = |span: Span| Anchor::of(text, span);
        let analysis = &self.docs[document].analysis;
        let other = analysis.actor_called(typed);
        let unknown = || format!("no actor is called {typed:?}; Tab offers those that are");
        match (asking, asked.target) {
            (Asking::Words, _) => {
                let span = asked
                    .span
                    .filter(|span| one_line(span.of(text)) == typed)
                    .or_else(|| self.words_at(document, typed));
                let Some(span) = span else {
                    return Err(format!("{typed:?} is not in the text"));
                };
                self.marking = Some((document, span));
                self.awaiting = Some(Awaiting::Kind);
                Ok(None)
            }
            (Asking::Same, Target::Actor(id)) => {
                let same = other.filter(|other| *other != id).ok_or_else(unknown)?;
                let ids = [same, id].into_iter();
                let actors = ids.filter_map(|id| self.named(document, id)).collect();
                Ok(Some(What::Merge { actors }))
            }
            (Asking::Name, Target::Actor(id)) => {
                let actor = self.named(document, id).ok_or_else(unknown)?;
                let name = typed.to_owned();
                Ok((actor.name != name).then_some(What::Rename { actor, name }))
            }
            (Asking::Other, Target::Actor(id)) => {
                let actor = self.named(document, id).ok_or_else(unknown)?;
                let span = asked.span.ok_or_else(unknown)?;
                if typed == actor.name {
                    return Err(format!(
                        "it is called {typed:?} already: give the other a name"
                    ));
                }
                let words = one_line(span.of(text));
                let into = match analysis.actor_named(typed).filter(|other| *other != id) {
                    Some(other) => self.named(document, other).ok_or_else(unknown)?,
                    None => Named {
                        name: typed.to_owned(),
                        kind: actor.kind,
                    },
                };
                // A spelling of its own goes wherever it stands; the name itself only here.
                let spelled = words != actor.name;
                Ok(Some(What::Split {
                    names: spelled.then_some(words).into_iter().collect(),
                    places: if spelled {
                        Vec::new()
                    } else {
                        vec![anchor(span)]
                    },
                    actor,
                    into,
                }))
            }
            (Asking::Owner, Target::Number(id)) => {
                let owner = other.and_then(|id| self.named(document, id));
                let owner = owner.ok_or_else(unknown)?;
                let number = analysis.numbers.get(id as usize).ok_or_else(unknown)?;
                let number = anchor(number.span);
                Ok(Some(What::Attach { number, owner }))
            }
            _ => Ok(None),
        }
    }

    /// Where words stand next from here on, else first in the text.
    fn words_at(&self, document: usize, words: &str) -> Option<Span> {
        let text = &self.docs[document].document.text;
        let here = text.floor_char_boundary(self.reader().place);
        let from = |at: usize| text[at..].find(words).map(|found| at + found);
        let at = from(here).or_else(|| from(0))?;
        Some(Span::new(at, at + words.len()))
    }
}
