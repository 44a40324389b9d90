//! Owns the way of an input to what it does: prompt, what lies over the screen, then the table of commands.

use super::commands::{self, Meaning, Scope};
use super::input::{Code, Input, Key};
use super::popup::Popup;
use super::{App, Effect, Focus, Marked, Pane, PromptKind};

impl App {
    /// Takes one thing a person did.
    pub fn press(&mut self, input: Input) -> Vec<Effect> {
        let mut effects = match input {
            Input::Key(key) => self.press_key(key),
            Input::Pointer(pointer) => self.point(pointer),
            Input::Paste(text) => self.paste(&text),
        };
        effects.extend(self.keep_corrected());
        effects.extend(self.keep_compared());
        effects.extend(self.keep_merged());
        effects
    }

    /// Where keys apply now.
    pub fn scopes(&self) -> Vec<Scope> {
        match &self.popup {
            Some(Popup::Finder) => vec![Scope::Finder],
            Some(Popup::Help { .. }) => vec![Scope::Help],
            Some(Popup::Palette { .. }) => vec![Scope::Palette],
            Some(Popup::Trail { .. }) => vec![Scope::Rows],
            Some(Popup::Documents) => vec![Scope::Shelf],
            Some(Popup::Overview(_)) => vec![Scope::Overview],
            Some(Popup::Figures(_)) => vec![Scope::Figures],
            Some(Popup::Notes(_)) => vec![Scope::Notes],
            Some(Popup::Draft(_)) => vec![Scope::Draft],
            Some(Popup::Tray(_)) => vec![Scope::Tray],
            Some(Popup::Sayings(_)) => vec![Scope::Sayings],
            Some(Popup::Card(_) | Popup::Place { .. } | Popup::Why(_)) => Vec::new(),
            None => match self.focus {
                Focus::Reader if self.reader().selection.is_some() => {
                    vec![Scope::Selecting, Scope::Reader, Scope::Base]
                }
                Focus::Reader => vec![Scope::Reader, Scope::Base],
                Focus::List(Pane::Sections) => vec![Scope::Sections, Scope::Base],
                Focus::List(Pane::Actors) => vec![Scope::Actors, Scope::Base],
                Focus::List(Pane::Numbers) => vec![Scope::Numbers, Scope::Base],
                Focus::Card => vec![Scope::Card, Scope::Base],
                Focus::Strip => vec![Scope::Strip, Scope::Base],
            },
        }
    }

    fn press_key(&mut self, key: Key) -> Vec<Effect> {
        if self.prompt.is_some() {
            return self.prompt_press(key);
        }
        self.message = None;
        if let Some(what) = self.awaiting.take() {
            self.count = None;
            return self.letter(what, key);
        }
        if self.pending.is_empty()
            && self.popup.is_some()
            && let Some(effects) = self.popup_press(key)
        {
            return effects;
        }
        if self.popup.is_none() && self.pending.is_empty() && self.digit(key) {
            return Vec::new();
        }
        self.pending.push(key);
        let scopes = self.scopes();
        match commands::look_up(&self.pending, &scopes) {
            Meaning::Command(command) => {
                self.pending.clear();
                let count = self.count.take();
                (command.run)(self, count)
            }
            Meaning::Begins => Vec::new(),
            Meaning::Nothing => {
                let keys: String = self.pending.drain(..).map(|k| k.to_string()).collect();
                self.count = None;
                if key != Key::plain(Code::Esc) {
                    self.say(format!("{keys} does nothing here; ? lists the keys"));
                }
                Vec::new()
            }
        }
    }

    /// Digits: in a list they bring a list; in the text they count, and a lone 1, 2 or 3 before
    /// Enter, Tab or an arrow brings that list.
    fn digit(&mut self, key: Key) -> bool {
        let plain = !key.ctrl && !key.alt;
        let pane = |digit: usize| digit.checked_sub(1).and_then(|i| Pane::ALL.get(i)).copied();
        if let Code::Char(c) = key.code
            && plain
            && let Some(digit) = c.to_digit(10).map(|d| d as usize)
        {
            if matches!(self.focus, Focus::List(_)) {
                match pane(digit) {
                    Some(pane) => self.focus_list(pane),
                    None => self.focus = Focus::Reader,
                }
                return true;
            }
            if digit == 0 && self.count.is_none() {
                return false;
            }
            let count = self
                .count
                .unwrap_or(0)
                .saturating_mul(10)
                .saturating_add(digit);
            self.count = Some(count.min(99_999_999));
            return true;
        }
        let opens = matches!(
            key.code,
            Code::Enter | Code::Tab | Code::Up | Code::Down | Code::Left | Code::Right
        );
        if opens
            && plain
            && let Some(pane) = self.count.and_then(pane)
        {
            self.count = None;
            self.focus_list(pane);
            match key.code {
                Code::Down => self.list_step(1),
                Code::Up => self.list_step(-1),
                _ => {}
            }
            return true;
        }
        if key.code == Code::Esc && self.count.take().is_some() {
            return true;
        }
        false
    }

    /// Takes a key for the line that is being typed.
    fn prompt_press(&mut self, key: Key) -> Vec<Effect> {
        let Some(mut prompt) = self.prompt.take() else {
            return Vec::new();
        };
        let abandoned = key == Key::plain(Code::Esc) || key == Key::ctrl('c');
        let emptied = key == Key::plain(Code::Backspace) && prompt.line.text().is_empty();
        if abandoned || emptied {
            match prompt.kind {
                PromptKind::Search => {
                    self.search = None;
                    self.reader_mut().place = prompt.from.offset;
                    self.follow();
                }
                PromptKind::Filter(pane) => self.set_filter(pane, ""),
                PromptKind::Figures => self.set_figures_filter(""),
                PromptKind::Notes => self.set_notes_filter(""),
                PromptKind::Shelf => self.set_shelf_filter(""),
                PromptKind::Correct(_) => self.asked = None,
                PromptKind::Focus | PromptKind::Export(_) => {}
            }
            return Vec::new();
        }
        if key == Key::plain(Code::Enter) {
            match prompt.kind {
                PromptKind::Correct(asking) => return self.ask_done(asking, prompt),
                PromptKind::Export(sheet) => {
                    return self.sheet_typed(sheet, prompt.line.text());
                }
                PromptKind::Search => self.search_accept(prompt.from),
                PromptKind::Focus => self.focus_typed(prompt.line.text()),
                PromptKind::Filter(_)
                | PromptKind::Figures
                | PromptKind::Notes
                | PromptKind::Shelf => {}
            }
            return Vec::new();
        }
        if let PromptKind::Filter(pane) = prompt.kind
            && self.filter_moves(pane, key)
        {
            self.prompt = Some(prompt);
            return Vec::new();
        }
        if matches!(prompt.kind, PromptKind::Correct(_)) && self.ask_press(&mut prompt.line, key) {
            self.prompt = Some(prompt);
            return Vec::new();
        }
        if prompt.kind == PromptKind::Shelf {
            let by = match (key.code, key.ctrl) {
                (Code::Down, false) | (Code::Char('n' | 'j'), true) => 1,
                (Code::Up, false) | (Code::Char('p'), true) => -1,
                _ => 0,
            };
            if by != 0 {
                self.shelf_step(by);
                self.prompt = Some(prompt);
                return Vec::new();
            }
        }
        let typed = prompt.line.press(key);
        let effects = if typed {
            self.prompt_typed(&prompt)
        } else {
            Vec::new()
        };
        self.prompt = Some(prompt);
        effects
    }

    fn prompt_typed(&mut self, prompt: &super::Prompt) -> Vec<Effect> {
        match prompt.kind {
            PromptKind::Search => self.search_typed(prompt.line.text(), prompt.from),
            PromptKind::Filter(pane) => {
                self.set_filter(pane, prompt.line.text());
                Vec::new()
            }
            PromptKind::Figures => {
                self.set_figures_filter(prompt.line.text());
                Vec::new()
            }
            PromptKind::Notes => {
                self.set_notes_filter(prompt.line.text());
                Vec::new()
            }
            PromptKind::Shelf => {
                self.set_shelf_filter(prompt.line.text());
                Vec::new()
            }
            PromptKind::Correct(asking) => {
                self.message = None;
                self.ask_typed(asking, prompt.line.text());
                Vec::new()
            }
            PromptKind::Export(_) => {
                self.message = None;
                Vec::new()
            }
            PromptKind::Focus => Vec::new(),
        }
    }

    /// Pasted text goes into the line that is being typed, and nowhere else.
    fn paste(&mut self, text: &str) -> Vec<Effect> {
        if let Some(Popup::Draft(_)) = &self.popup {
            self.draft_paste(text);
            return Vec::new();
        }
        // A line is for a query; a whole document pasted by mistake must not cost a search of its own.
        let text: String = text.chars().take(1000).collect();
        if let Some(mut prompt) = self.prompt.take() {
            prompt.line.insert(&text);
            let effects = self.prompt_typed(&prompt);
            self.prompt = Some(prompt);
            return effects;
        }
        match &mut self.popup {
            Some(Popup::Finder) => {
                self.finder.line.insert(&text);
                self.finder.selected = 0;
                return self.find_now();
            }
            Some(Popup::Help { filter: line, .. } | Popup::Palette { line, .. }) => {
                line.insert(&text);
            }
            _ => self.say("pasted text goes into /, the finder and notes only"),
        }
        Vec::new()
    }

    /// Esc: takes back one thing, and never quits.
    pub fn cancel(&mut self) -> Vec<Effect> {
        if self.reader().selection.is_some() {
            self.reader_mut().selection = None;
        } else if let Focus::List(pane) = self.focus
            && !self.listing(pane).filter.is_empty()
        {
            self.set_filter(pane, "");
        } else if self.focus == Focus::Card && self.geometry().card_floats {
            self.close_card();
        } else if self.focus != Focus::Reader {
            self.focus = Focus::Reader;
        } else if self.card.is_some() {
            self.close_card();
        } else if self.reader().focus.is_some() {
            self.focus_off();
        } else if self.search.is_some() {
            self.search = None;
        } else if self.reader().selected().is_some() {
            self.reader_mut().link = None;
            self.reader_mut().reference = None;
        } else {
            let document = self.reader().document;
            let doc = self.doc();
            let busy = doc.failed.is_none() && !(doc.whole && doc.analysed && doc.index.is_some());
            if busy {
                self.warn("stopped reading; what was found so far stays");
                return vec![Effect::Cancel { document }];
            }
            self.say("q quits");
        }
        Vec::new()
    }

    /// `q`: closes what is open beside the text, and leaves only when nothing is.
    pub fn close_or_quit(&mut self) -> Vec<Effect> {
        if self.reader().selection.is_some() {
            self.reader_mut().selection = None;
        } else if self.card.is_some() {
            self.close_card();
        } else {
            return vec![Effect::Quit];
        }
        Vec::new()
    }

    pub fn go_back(&mut self, count: usize) {
        for _ in 0..count.min(1000) {
            let now = self.place();
            match self.trail.back(now) {
                Some(place) => self.go_place(place),
                None => {
                    self.say("this is where the trail begins");
                    return;
                }
            }
        }
    }

    pub fn go_forward(&mut self, count: usize) {
        for _ in 0..count.min(1000) {
            match self.trail.forward() {
                Some(place) => self.go_place(place),
                None => {
                    self.say("this is where the trail ends");
                    return;
                }
            }
        }
    }

    pub fn trail_forget(&mut self) {
        if let Some(Popup::Trail { selected }) = &mut self.popup {
            self.trail.forget(*selected);
            let left = self.trail.places().len();
            *selected = (*selected).min(left.saturating_sub(1));
            if left == 0 {
                self.popup = None;
            }
        }
    }

    /// Marks these kinds in the text, or where they all are, none of them.
    pub fn turn_marks(&mut self, kinds: &[Marked]) {
        let marked = kinds.iter().any(|k| !self.unmarked.contains(k));
        for kind in kinds {
            if marked {
                self.unmarked.insert(*kind);
            } else {
                self.unmarked.remove(kind);
            }
        }
        let kinds: Vec<&str> = kinds.iter().map(|k| k.label()).collect();
        let now = if marked {
            "not marked any more"
        } else {
            "marked again"
        };
        self.say(format!("{}: {now}", kinds.join(", ")));
    }

    pub fn widen_lists(&mut self, by: i16) {
        let width = super::geometry::Geometry::lists_width(self);
        self.lists_width = Some(width.saturating_add_signed(by));
        self.lists_width = Some(super::geometry::Geometry::lists_width(self));
    }

    /// Document, section, part, words, size and warnings in one line.
    pub fn say_where(&mut self) {
        let doc = self.doc();
        let section = self.current_section();
        let path = doc.document.path(section).join(" › ");
        let warnings = match doc.warnings.as_slice() {
            [] => String::new(),
            all => format!(" · {}", all.join("; ")),
        };
        let line = format!(
            "{} · {} · {} % · {} words · byte {} of {}{warnings}",
            doc.name,
            path,
            self.percent(),
            doc.words,
            self.reader().place,
            doc.document.text.len(),
        );
        self.say(crate::flow::safe_line(&line));
    }
}
