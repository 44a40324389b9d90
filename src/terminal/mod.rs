//! Owns the terminal: modes, signals, keys, the event loop, the threads beside it, and what the
//! app asks for. The one room that names crossterm.

mod answer;
mod clipboard;
mod codes;
mod colours;
mod editor;
mod keys;
mod listeners;
mod memory;
mod modes;
mod opening;
mod screen;
mod workers;

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use signal_hook::low_level;

use crate::app::{App, Effect, Start, Update, finder};
use crate::cli::Explore;
use crate::document::Document;
use crate::search::index::Index;
use crate::source::Source;
use crate::ui::{self, theme::Theme};
use crate::work;
use colours::Colours;
use keys::Event;
use listeners::Keyboard;
use memory::Store;
use opening::Opening;
use screen::Screen;
use workers::{From, Job, Latest};

/// Whatever wakes the main thread.
enum News {
    Events(Vec<Event>),
    Update(Update),
    Signal(i32),
    /// The terminal has gone.
    Gone,
}

/// How the loop ends.
#[derive(PartialEq, Eq)]
enum End {
    Quit,
    Interrupt,
    Signal(i32),
}

/// News is taken in for at most so long before the screen shows it.
const BETWEEN_FRAMES: Duration = Duration::from_millis(50);
/// Shorter texts are searched at once.
const SEARCHED_AT_ONCE: usize = 1_000_000;

/// The exit code after Ctrl-C, as shells have it.
const INTERRUPTED: u8 = 130;
/// How long a first frame waits at most for what a short document says.
const MOMENT: Duration = Duration::from_millis(2);

/// Runs the app in the terminal until it is left. `start` is what the options ask for; the
/// names of the documents and what is remembered of them are added here.
pub fn run(explore: &Explore, sources: Vec<Source>, mut start: Start) -> Result<u8> {
    let options = explore.reading.options();
    let (keyboard, typed) = listeners::open_keys()?;
    let store = Store::new(explore.private);
    let Some(opening) = Opening::new(sources, store.is_on(), &options) else {
        return Ok(2);
    };
    let (memory, said) = store.load();
    start.memory = memory;
    start.names = opening.sources.iter().map(Source::name).collect();
    start.keys.clone_from(&opening.keys);
    let documents = opening.sources.len();

    let (news, inbox) = mpsc::channel();
    modes::restore_on_panic();
    let _guard = modes::Guard;
    listeners::listen_to_signals(news.clone())?;
    let colours = colours::choose(explore);
    // Colours are ours to leave out: crossterm would turn them into resets that also end
    // what shows the selection.
    crossterm::style::force_color_output(true);
    let entering = modes::enter(!explore.no_mouse).context("the terminal can't be used")?;
    let size = modes::size();
    let mut screen = Screen::new(size).context("the terminal can't be used")?;
    screen.queue(entering.as_bytes());
    let mut shell = Shell {
        app: App::new(start),
        theme: colours.theme(),
        colours,
        screen,
        size,
        resized: false,
        keyboard,
        sources: opening.sources.clone(),
        documents: vec![None; documents],
        indexes: vec![None; documents],
        cancelled: (0..documents).map(|_| Arc::default()).collect(),
        search: Latest::default(),
        find: Latest::default(),
        count: Latest::default(),
        news: news.clone(),
        pointer: !explore.no_mouse,
        own_stops: 0,
        panics: explore.panic_test,
    };
    shell
        .cancelled
        .resize_with(opening.keys.len(), Arc::default);
    shell.fit();
    let keys = opening.keys.clone();
    let jobs = shell.show(opening, said);
    let whole = jobs
        .first()
        .is_some_and(|job| matches!(job.from, From::Shown(_)));
    let mut jobs = Some(jobs);
    if whole && let Some(jobs) = jobs.take() {
        workers::read_all(jobs, explore.date.as_deref(), &options, &news);
        shell.wait_a_moment(&inbox);
    }
    // A terminal that is gone already is found out below.
    let _ = shell.draw();
    if colours.ask {
        let _ = listeners::ASKED.set(Instant::now());
        shell.screen.queue(answer::QUESTION);
        let _ = shell.screen.send();
    }
    listeners::listen_to_keys(typed, news.clone());
    if let Some(jobs) = jobs {
        workers::read_all(jobs, explore.date.as_deref(), &options, &news);
    }

    let end = shell.run(&inbox);
    modes::restore();
    store.save(&shell.app.memory(&keys), &keys);
    if let End::Signal(signal) = end {
        low_level::emulate_default_handler(signal).context("the signal was not obeyed")?;
    }
    // Ending is quicker than freeing a large document.
    std::mem::forget(shell);
    Ok(if end == End::Interrupt {
        INTERRUPTED
    } else {
        0
    })
}

/// The app between the terminal and the threads beside it.
struct Shell {
    app: App,
    theme: Theme,
    colours: Colours,
    screen: Screen,
    size: (u16, u16),
    /// The terminal's size may have changed since the last frame.
    resized: bool,
    keyboard: Keyboard,
    sources: Vec<Source>,
    documents: Vec<Option<Arc<Document>>>,
    indexes: Vec<Option<Arc<Index>>>,
    cancelled: Vec<Arc<AtomicBool>>,
    search: Latest,
    find: Latest,
    count: Latest,
    news: Sender<News>,
    /// Whether the program has the pointer.
    pointer: bool,
    /// Stops of ours whose SIGCONT has not come in yet.
    own_stops: u32,
    panics: bool,
}

impl Shell {
    /// Gives the app what is known before the first frame, and returns what is left to read.
    fn show(&mut self, opening: Opening, said: Option<String>) -> Vec<Job> {
        let failed = (1 + opening.unread.len()..).zip(opening.failed);
        for (document, reason) in failed {
            self.receive(Update::Failed { document, reason });
        }
        let whole = opening.rest.is_none();
        let shown = opening.shown.map(|shown| {
            let content = Arc::new(shown.document);
            self.receive(Update::Document {
                document: 0,
                content: Arc::clone(&content),
                warnings: shown.warnings,
                whole,
            });
            content
        });
        if let Some(said) = said {
            self.receive(Update::Say(said));
        }
        let first = opening.rest.map(From::Begun).or(shown.map(From::Shown));
        let unread = opening.unread.into_iter().map(From::Unread);
        let all = first.into_iter().chain(unread).enumerate();
        all.map(|(document, from)| Job {
            document,
            from,
            cancelled: Arc::clone(&self.cancelled[document]),
        })
        .collect()
    }

    /// A short document is mostly analysed before its first frame could be drawn: then the first
    /// frame has it all, and no second one is needed.
    fn wait_a_moment(&mut self, inbox: &Receiver<News>) {
        let until = Instant::now() + MOMENT;
        while !self.app.doc().analysed {
            let left = until.saturating_duration_since(Instant::now());
            match inbox.recv_timeout(left) {
                Ok(News::Update(update)) => {
                    self.receive(update);
                }
                // Nothing else is listened to yet but signals, which the loop finds out again.
                Ok(News::Signal(signal)) if listeners::ends(signal) => {
                    let _ = self.news.send(News::Signal(signal));
                    return;
                }
                Ok(news) => drop(self.take(news)),
                Err(_) => return,
            }
        }
    }

    /// Takes in all news there is, then draws once; sleeps where there is none.
    fn run(&mut self, inbox: &Receiver<News>) -> End {
        loop {
            let Ok(mut news) = inbox.recv() else {
                return End::Quit;
            };
            let awake = Instant::now();
            loop {
                if let Some(end) = self.take(news) {
                    return end;
                }
                if awake.elapsed() > BETWEEN_FRAMES {
                    break;
                }
                match inbox.try_recv() {
                    Ok(next) => news = next,
                    Err(_) => break,
                }
            }
            if self.draw().is_err() {
                return End::Quit;
            }
        }
    }

    fn take(&mut self, news: News) -> Option<End> {
        match news {
            News::Events(events) => events.into_iter().find_map(|event| self.event(event)),
            News::Update(update) => self.receive(update),
            News::Signal(SIGWINCH) => {
                self.resized = true;
                None
            }
            News::Signal(SIGTSTP) => self.suspend(),
            News::Signal(SIGCONT) if self.own_stops > 0 => {
                self.own_stops -= 1;
                None
            }
            News::Signal(SIGCONT) => {
                // Stopped by a signal that can't be caught; the shell may have changed the modes.
                modes::restore();
                self.resume()
            }
            News::Signal(signal) => listeners::ends(signal).then_some(End::Signal(signal)),
            News::Gone => Some(End::Quit),
        }
    }

    fn event(&mut self, event: Event) -> Option<End> {
        match event {
            Event::Input(input) => {
                assert!(!self.panics, "this panic was asked for");
                let effects = self.app.press(input);
                self.perform(effects)
            }
            Event::Light(light) => {
                if self.colours.ask && light != self.colours.light {
                    self.colours.light = light;
                    self.theme = self.colours.theme();
                }
                self.receive(Update::Light(light))
            }
        }
    }

    fn receive(&mut self, update: Update) -> Option<End> {
        match &update {
            Update::Document {
                document, content, ..
            } => self.documents[*document] = Some(Arc::clone(content)),
            Update::Index { document, index } => {
                self.indexes[*document] = Some(Arc::clone(index));
            }
            _ => {}
        }
        let effects = self.app.receive(update);
        self.perform(effects)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> Option<End> {
        effects.into_iter().find_map(|effect| self.effect(effect))
    }

    fn effect(&mut self, effect: Effect) -> Option<End> {
        match effect {
            Effect::Quit => return Some(End::Quit),
            Effect::Interrupt => return Some(End::Interrupt),
            Effect::Suspend => return self.suspend(),
            Effect::Edit { document, offset } => return self.edit(document, offset),
            Effect::Redraw => {
                self.fit();
                // A terminal that is gone is found out by the next frame.
                let _ = self.screen.repaint(self.size);
            }
            Effect::Copy(text) => match clipboard::copy(&text) {
                Ok(sequence) => self.screen.queue(sequence.as_bytes()),
                Err(said) => return self.receive(Update::Say(said)),
            },
            Effect::Search {
                document,
                pattern,
                generation,
            } => return self.search(document, pattern, generation),
            Effect::Find {
                query,
                kinds,
                generation,
            } => {
                let indexes = self.indexes.clone();
                self.find.run(generation, &self.news, move |_| {
                    let indexes = indexes.iter().enumerate();
                    let indexes = indexes.filter_map(|(d, index)| Some((d, index.as_deref()?)));
                    let hits = finder::best(indexes, &query, &kinds);
                    Some(Update::Found { generation, hits })
                });
            }
            Effect::Count {
                query,
                kinds,
                generation,
            } => {
                let indexes: Vec<Arc<Index>> = self.indexes.iter().flatten().cloned().collect();
                self.count.run(generation, &self.news, move |stop| {
                    let indexes = indexes.iter().map(Arc::as_ref);
                    work::count(indexes, &query, &kinds, generation, stop)
                });
            }
            Effect::Cancel { document } => {
                if let Some(cancelled) = self.cancelled.get(document) {
                    cancelled.store(true, Ordering::Relaxed);
                }
            }
            Effect::CapturePointer(on) => {
                self.pointer = on;
                self.screen.queue(modes::pointer(on).as_bytes());
            }
        }
        None
    }

    fn search(&mut self, document: usize, pattern: String, generation: u64) -> Option<End> {
        let content = Arc::clone(self.documents.get(document)?.as_ref()?);
        if content.text.len() < SEARCHED_AT_ONCE {
            self.search.supersede(generation);
            let hits = work::search(&content, &pattern, generation, &|| false)?;
            return self.receive(hits);
        }
        self.search.run(generation, &self.news, move |stop| {
            work::search(&content, &pattern, generation, stop)
        });
        None
    }

    /// Gives the terminal back, stops until the shell says to go on, and takes it again.
    fn suspend(&mut self) -> Option<End> {
        modes::restore();
        self.own_stops += 1;
        if low_level::emulate_default_handler(SIGTSTP).is_err() {
            self.own_stops -= 1;
        }
        self.resume()
    }

    /// Lends the terminal to the user's editor until that ends.
    fn edit(&mut self, document: usize, offset: usize) -> Option<End> {
        let source = self.sources.get(document)?;
        let content = self.documents.get(document)?.as_ref()?;
        let said = match editor::Task::new(source, content, offset) {
            Err(said) => Some(said),
            Ok(task) => {
                if self.keyboard.pause().is_err() {
                    return Some(End::Quit);
                }
                modes::restore();
                let said = task.run();
                self.keyboard.resume();
                if let Some(end) = self.resume() {
                    return Some(end);
                }
                said
            }
        };
        self.receive(Update::Say(said?))
    }

    fn resume(&mut self) -> Option<End> {
        let Ok(entering) = modes::enter(self.pointer) else {
            return Some(End::Quit);
        };
        self.screen.queue(entering.as_bytes());
        self.fit();
        // A terminal that is gone is found out by the next frame.
        let _ = self.screen.repaint(self.size);
        None
    }

    fn draw(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.resized) {
            // Also where the size is as before: the terminal may have cut off cells in between.
            self.fit();
            self.screen.repaint(self.size)?;
        }
        let (app, theme) = (&self.app, &self.theme);
        self.screen.draw(|frame| ui::draw(app, theme, frame))
    }

    fn fit(&mut self) {
        self.size = modes::size();
        self.app.fit(self.size.0, self.size.1);
    }
}
