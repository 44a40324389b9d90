//! Owns the terminal that the tests run the program in: a pty, an emulated screen, and waiting
//! with a deadline for what shall be seen on it.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty};

/// Far more than anything takes on a busy machine; only a failing test waits so long.
const DEADLINE: Duration = Duration::from_secs(30);

/// What the program has sent, and the screen that it makes.
pub struct Seen {
    pub parser: vt100::Parser,
    pub bytes: Vec<u8>,
}

impl Seen {
    pub fn text(&self) -> String {
        self.parser.screen().contents()
    }

    pub fn sent(&self, bytes: &str) -> bool {
        let wanted = bytes.as_bytes();
        self.bytes.windows(wanted.len()).any(|w| w == wanted)
    }
}

/// A folder for one test, removed at its end.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("nutgraf-pty-{}-{next}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The program running in a pty.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    /// Kept open so that the modes can be looked at after the end.
    _slave: Box<dyn SlavePty + Send>,
    child: Option<Box<dyn Child + Send + Sync>>,
    keys: Box<dyn Write + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    before: String,
    pub pid: u32,
}

impl Terminal {
    /// Runs the program with arguments in a folder that is its home.
    pub fn run(home: &Path, arguments: &[&str]) -> Self {
        Self::run_with(home, arguments, &[])
    }

    pub fn run_with(home: &Path, arguments: &[&str], vars: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_nutgraf"));
        command.args(arguments);
        Self::start(home, command, vars)
    }

    /// Runs a line of the shell, in which `$NUTGRAF` is the program.
    pub fn shell(home: &Path, line: &str) -> Self {
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", line]);
        command.env("NUTGRAF", env!("CARGO_BIN_EXE_nutgraf"));
        Self::start(home, command, &[])
    }

    fn start(home: &Path, mut command: CommandBuilder, vars: &[(&str, &str)]) -> Self {
        let size = size(100, 30);
        let pair = portable_pty::native_pty_system().openpty(size).unwrap();
        for var in [
            "NO_COLOR",
            "COLORTERM",
            "COLORFGBG",
            "TMUX",
            "STY",
            "XDG_STATE_HOME",
            "RUST_BACKTRACE",
        ] {
            command.env_remove(var);
        }
        command.env("TERM", "xterm-256color");
        command.env("HOME", home);
        command.cwd(home);
        for (name, value) in vars {
            command.env(name, value);
        }
        let before = modes(&*pair.master);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (rows, columns) = (nonzero(size.rows), nonzero(size.cols));
        let seen = Arc::new((
            Mutex::new(Seen {
                parser: vt100::Parser::new(rows, columns, 0),
                bytes: Vec::new(),
            }),
            Condvar::new(),
        ));
        let shared = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                let mut seen = shared.0.lock().unwrap();
                seen.parser.process(&buffer[..length]);
                seen.bytes.extend_from_slice(&buffer[..length]);
                shared.1.notify_all();
            }
        });
        let child = pair.slave.spawn_command(command).unwrap();
        Self {
            pid: child.process_id().unwrap(),
            master: pair.master,
            _slave: pair.slave,
            child: Some(child),
            keys,
            seen,
            before,
        }
    }

    /// Types bytes.
    pub fn send(&mut self, bytes: &str) {
        self.keys.write_all(bytes.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) {
        let line = format!("kill -{name} {}", self.pid);
        let status = Command::new("/bin/sh")
            .args(["-c", &line])
            .status()
            .unwrap();
        assert!(status.success());
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        let mut seen = self.seen.0.lock().unwrap();
        let screen = seen.parser.screen_mut();
        screen.set_size(nonzero(rows), nonzero(columns));
        self.master.resize(size(columns, rows)).unwrap();
    }

    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().unwrap()
    }

    /// Waits until something is seen; shows the screen where it never is.
    pub fn wait(&self, what: &str, is_so: impl Fn(&Seen) -> bool) {
        let end = Instant::now() + DEADLINE;
        let mut seen = self.seen();
        while !is_so(&seen) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "never seen: {what}; seen:\n{}",
                seen.text()
            );
            seen = self.seen.1.wait_timeout(seen, left).unwrap().0;
        }
    }

    pub fn wait_for(&self, text: &str) {
        self.wait(text, |seen| seen.text().contains(text));
    }

    /// Waits until the program has ended, and until its last bytes have been read.
    pub fn end(&mut self) -> ExitStatus {
        let mut child = self.child.take().unwrap();
        let (done, wait) = mpsc::channel();
        thread::spawn(move || done.send(child.wait()));
        let status = wait
            .recv_timeout(DEADLINE)
            .expect("it does not end")
            .unwrap();
        self.wait("the usual screen", |seen| {
            !seen.parser.screen().alternate_screen()
        });
        status
    }

    /// Everything is as it was before the program: the last thing to go is the alternate screen.
    pub fn assert_restored(&self) {
        self.wait("the usual screen", |seen| {
            !seen.parser.screen().alternate_screen()
        });
        let end = Instant::now() + DEADLINE;
        while modes(&*self.master) != self.before && Instant::now() < end {
            thread::yield_now();
        }
        assert_eq!(modes(&*self.master), self.before);
        let seen = self.seen();
        let screen = seen.parser.screen();
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "pastes are bracketed");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        let count = |bytes: &str| {
            seen.bytes
                .windows(bytes.len())
                .filter(|w| *w == bytes.as_bytes())
                .count()
        };
        assert_eq!(count("\x1b[>1u"), count("\x1b[<1u"), "keyboard flags");
    }

    /// Waits until the program is stopped.
    pub fn wait_until_stopped(&self) {
        let path = format!("/proc/{}/stat", self.pid);
        let end = Instant::now() + DEADLINE;
        loop {
            let stat = std::fs::read_to_string(&path).unwrap_or_default();
            // The state follows the name in parentheses.
            if stat
                .rsplit(") ")
                .next()
                .is_some_and(|rest| rest.starts_with('T'))
            {
                return;
            }
            assert!(Instant::now() < end, "it does not stop: {stat}");
            thread::yield_now();
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
        }
    }
}

fn modes(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios())
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        ..PtySize::default()
    }
}

fn nonzero(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}
