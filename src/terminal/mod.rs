//! Owns the terminal: modes, signals, keys, the event loop, the threads beside it, and what the
//! app asks for. The one room that names crossterm.

mod answer;
mod clipboard;
mod codes;
mod colours;
mod corrections;
mod editor;
mod effects;
mod encoder;
mod follow;
mod inbox;
mod keys;
mod listeners;
mod memory;
mod modes;
mod moves;
mod notes;
mod opening;
mod reload;
mod screen;
mod shelf;
mod spot;
mod style;
mod watch;
mod workers;

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use signal_hook::low_level;

use crate::app::{App, Start, Update};
use crate::cli::Explore;
use crate::document::Document;
use crate::import::Options;
use crate::source::{Roots, Source, folder};
use crate::ui::{self, theme::Theme};
use colours::Colours;
use inbox::{Inbox, Post};
use keys::Event;
use memory::Store;
use notes::Keeper;
use opening::Opening;
use screen::Screen;
use shelf::Folders;
use watch::Watch;
use workers::{From, Job, Latest};

/// Whatever wakes the main thread.
enum News {
    Events(Vec<Event>),
    Update(Update),
    Signal(i32),
    /// The file of a document has changed.
    Changed(usize),
    /// The notes that are kept of a document.
    Notes(notes::Read),
    /// The corrections that are kept of a document.
    Corrections(corrections::Read),
    /// A name for a document's content.
    Keyed(usize, String),
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

/// So much of a long document is read before the first frame, or more where the screen is larger: a
/// cell of text takes a byte or two, and not every cell holds text.
const FIRST_BYTES: usize = 8 * 1024;

/// The exit code after Ctrl-C, as shells have it.
const INTERRUPTED: u8 = 130;

/// Runs the app in the terminal until it is left. `start` is what the options ask for; the
/// names of the documents and what is remembered of them are added here.
pub fn run(
    explore: &Explore,
    (sources, folders): (Vec<Source>, Vec<PathBuf>),
    walking: folder::Walking,
    mut start: Start,
) -> Result<u8> {
    let options = explore.reading.options();
    let (mut inbox, news) = Inbox::open()?;
    let store = Store::new(explore.screen.private);
    let (width, height) = modes::size();
    let on_screen = usize::from(width) * usize::from(height);
    let Some(opening) = Opening::new(
        sources,
        store.is_on(),
        &options,
        !folders.is_empty(),
        on_screen.max(FIRST_BYTES),
    ) else {
        return Ok(2);
    };
    if explore.compare && !opening.failed.is_empty() {
        opening.complain();
        return Ok(2);
    }
    let (memory, said) = store.load();
    let said = opening.said.clone().or(said);
    start.memory = memory;
    (start.private, start.session) = (!store.is_on(), notes::session());
    start.today = corrections::today();
    start.names = opening.sources.iter().map(Source::name).collect();
    start.keys.clone_from(&opening.keys);
    let documents = opening.sources.len();

    modes::restore_on_panic();
    let _guard = modes::Guard;
    listeners::listen_to_signals(news.clone())?;
    let colours = colours::choose(explore);
    let entering = modes::enter().context("the terminal can't be used")?;
    // Asked again: from here on a change of it is told.
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
        sources: opening.sources.clone(),
        roots: Roots::of(&opening.sources),
        keys: opening.keys.clone(),
        keyed: store.is_on(),
        keeper: Keeper::new(explore.screen.private),
        told: corrections::Told::new(!explore.screen.private && explore.reading.is_corrected()),
        date: explore.date.clone(),
        options: options.clone(),
        watch: (!explore.screen.no_watch).then(|| Watch::new(news.clone())),
        folders: Folders::default(),
        reloading: BTreeSet::new(),
        due: BTreeSet::new(),
        documents: vec![None; documents],
        cancelled: (0..documents).map(|_| Arc::default()).collect(),
        search: Latest::default(),
        find: Latest::default(),
        count: Latest::default(),
        compare: Latest::default(),
        merge: Latest::default(),
        news: news.clone(),
        pointer: !explore.screen.no_mouse,
        own_stops: 0,
        panics: explore.screen.panic_test,
    };
    shell
        .cancelled
        .resize_with(opening.keys.len(), Arc::default);
    shell.fit();
    let jobs = shell.show(opening, said);
    // A terminal that is gone already is found out below.
    let _ = shell.draw();
    shell.screen.queue(modes::input(shell.pointer).as_bytes());
    if colours.ask {
        inbox.asks();
        shell.screen.queue(answer::QUESTION);
    }
    let _ = shell.screen.send();
    workers::read_all(jobs, explore.date.as_deref(), &options, &news);

    shell.watch_all();
    shell.walk(folders, walking);
    let end = shell.run(&mut inbox);
    modes::restore();
    shell.keep_unwritten();
    store.save(&shell.app.memory(&shell.keys), &shell.keys);
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
    sources: Vec<Source>,
    /// Where links may lead.
    roots: Roots,
    /// Names the content of each, where it is to be remembered and can be told.
    keys: Vec<Option<String>>,
    keyed: bool,
    keeper: Keeper,
    told: corrections::Told,
    date: Option<String>,
    options: Options,
    watch: Option<Watch>,
    folders: Folders,
    /// Documents that are being read again, and those that are to be after that.
    reloading: BTreeSet<usize>,
    due: BTreeSet<usize>,
    documents: Vec<Option<Arc<Document>>>,
    cancelled: Vec<Arc<AtomicBool>>,
    search: Latest,
    find: Latest,
    count: Latest,
    compare: Latest,
    merge: Latest,
    news: Post,
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
            // The names of their contents were told when they were opened.
            keyed: false,
        })
        .collect()
    }

    /// Takes in all news there is, then draws once; sleeps where there is none.
    fn run(&mut self, inbox: &mut Inbox) -> End {
        loop {
            let mut news = inbox.wait();
            let awake = Instant::now();
            loop {
                if let Some(end) = self.take(news) {
                    return end;
                }
                if awake.elapsed() > BETWEEN_FRAMES {
                    break;
                }
                match inbox.next() {
                    Some(next) => news = next,
                    None => break,
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
            News::Changed(document) => {
                self.changed(document);
                None
            }
            News::Notes(read) => self.notes_read(read),
            News::Corrections(read) => self.corrections_read(read),
            News::Keyed(document, key) => {
                self.take_key(document, key);
                None
            }
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
            Update::Reloaded(reloaded) => {
                self.documents[reloaded.document] = Some(Arc::clone(&reloaded.content));
            }
            _ => {}
        }
        let settled = reload::settles(&update);
        let noted = match &update {
            Update::Document {
                document,
                content,
                whole: true,
                ..
            } => Some((*document, Arc::clone(content))),
            _ => None,
        };
        let effects = self.app.receive(update);
        let end = self.perform(effects);
        if let Some((document, content)) = noted {
            self.load_notes(document, &content);
            self.load_corrections(document);
        }
        settled
            .into_iter()
            .for_each(|document| self.settle(document));
        end
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
        let ended = match editor::Task::new(source, content, offset) {
            Err(said) => Err(said),
            Ok(task) => {
                listeners::lend();
                modes::restore();
                let ended = task.run();
                listeners::take_back();
                if let Some(end) = self.resume() {
                    return Some(end);
                }
                ended
            }
        };
        match ended {
            Ok(true) => self.changed(document),
            Ok(false) => {}
            Err(said) => return self.receive(Update::Say(said)),
        }
        None
    }

    fn resume(&mut self) -> Option<End> {
        let Ok(entering) = modes::enter() else {
            return Some(End::Quit);
        };
        self.screen.queue(entering.as_bytes());
        self.screen.queue(modes::input(self.pointer).as_bytes());
        self.fit();
        self.screen.repaint(self.size);
        None
    }

    fn draw(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.resized) {
            // Also where the size is as before: the terminal may have cut off cells in between.
            self.fit();
            self.screen.repaint(self.size);
        }
        let (app, theme) = (&self.app, &self.theme);
        self.screen.draw(|buffer| ui::draw(app, theme, buffer))
    }

    fn fit(&mut self) {
        self.size = modes::size();
        self.app.fit(self.size.0, self.size.1);
    }
}
