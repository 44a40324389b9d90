//! The real program in a real pty: it gives the terminal back at every end, keeps the reader's
//! place, and lets nothing of a document reach the terminal as a command.

mod citing;
mod comparing;
mod corrections;
mod notes;
mod reload;
mod shelf;
mod terminal;

use std::os::unix::fs::PermissionsExt;

use terminal::{Folder, Seen, Terminal};

const TITLE: &str = "The harbour of Ostby";

/// A document of numbered paragraphs under a title.
fn long() -> String {
    let paragraph =
        |n| format!("Paragraph {n} of this text says that boat {n} came in at dusk.\n\n");
    let paragraphs: String = (1..=300).map(paragraph).collect();
    format!("# {TITLE}\n\n{paragraphs}The last words of all stand here.\n")
}

/// The program with the long document on the screen.
fn opened(folder: &Folder, arguments: &[&str]) -> Terminal {
    folder.file("long.md", &long());
    let arguments = [arguments, &["long.md"]].concat();
    let terminal = Terminal::run(&folder.0, &arguments);
    terminal.wait_for("Paragraph 1 of");
    // All of it is read: a key may lead to its end.
    terminal.wait_for("300 numbers");
    terminal
}

#[test]
fn quitting_gives_the_terminal_back() {
    let folder = Folder::new();
    let mut terminal = opened(&folder, &["--private"]);
    {
        let seen = terminal.seen();
        let screen = seen.parser.screen();
        assert!(screen.alternate_screen() && screen.bracketed_paste() && screen.hide_cursor());
        assert_ne!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    }
    terminal.send("q");
    assert!(terminal.end().success());
    terminal.assert_restored();
}

#[test]
fn leaving_by_ctrl_c_is_told() {
    let folder = Folder::new();
    let mut terminal = opened(&folder, &[]);
    terminal.send("\x10boats\x03");
    assert_eq!(terminal.end().exit_code(), 130);
    terminal.assert_restored();
    assert!(state_file(&folder).exists(), "the place was not saved");
}

#[test]
fn the_pointer_may_be_left_to_the_terminal() {
    let folder = Folder::new();
    let mut terminal = opened(&folder, &["--private", "--no-mouse"]);
    let mode = terminal.seen().parser.screen().mouse_protocol_mode();
    assert_eq!(mode, vt100::MouseProtocolMode::None);
    terminal.send("q");
    assert!(terminal.end().success());
}

#[test]
fn signals_end_it_and_give_the_terminal_back() {
    for (name, told) in [
        ("TERM", "Terminated"),
        ("HUP", "Hangup"),
        ("INT", "Interrupt"),
        ("QUIT", "Quit"),
    ] {
        let folder = Folder::new();
        let mut terminal = opened(&folder, &[]);
        terminal.signal(name);
        let status = terminal.end();
        assert_eq!(status.signal(), Some(told));
        terminal.assert_restored();
        assert!(
            state_file(&folder).exists(),
            "{name}: the place was not saved"
        );
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    let folder = Folder::new();
    let mut terminal = opened(&folder, &["--private", "--panic-test"]);
    terminal.send("j");
    assert_eq!(terminal.end().exit_code(), 101);
    terminal.assert_restored();
    terminal.wait_for("this is a bug");
    assert!(terminal.seen().text().contains("this panic was asked for"));
}

#[test]
fn it_stops_and_comes_back() {
    let folder = Folder::new();
    let mut terminal = opened(&folder, &["--private"]);
    for from_outside in [false, true] {
        if from_outside {
            terminal.signal("TSTP");
        } else {
            terminal.send("\x1a");
        }
        terminal.assert_restored();
        terminal.wait_until_stopped();
        terminal.resize(90, 28);
        terminal.signal("CONT");
        terminal.wait("the screen again", |seen| {
            seen.parser.screen().alternate_screen() && seen.text().contains("Paragraph 1 of")
        });
        assert!(terminal.seen().parser.screen().hide_cursor());
    }
    // It was killed while it could not catch it, and the shell has put the modes back.
    terminal.signal("STOP");
    terminal.wait_until_stopped();
    let before = terminal.seen().bytes.len();
    terminal.signal("CONT");
    terminal.wait("the screen anew", |seen| {
        seen.bytes.len() > before && seen.text().contains("Paragraph 1 of")
    });
    terminal.send("q");
    assert!(terminal.end().success());
    terminal.assert_restored();
}

#[test]
fn resizing_keeps_the_place() {
    let folder = Folder::new();
    let mut terminal = opened(&folder, &["--private"]);
    terminal.send("G");
    terminal.wait_for("The last words of all");
    for (columns, rows) in [
        (1, 1),
        (2, 3),
        (300, 80),
        (40, 12),
        (1, 60),
        (200, 1),
        (80, 24),
    ] {
        terminal.resize(columns, rows);
    }
    for n in 0..60 {
        terminal.resize(20 + n, 5 + n / 2);
    }
    terminal.resize(100, 30);
    terminal.wait_for("The last words of all");
    terminal.send("q");
    assert!(terminal.end().success());
    terminal.assert_restored();
}

#[test]
fn without_colours_the_selection_is_seen() {
    let folder = Folder::new();
    folder.file("long.md", &long());
    let no = [("NO_COLOR", "1")];
    let mut terminal = Terminal::run_with(&folder.0, &["--private", "long.md"], &no);
    terminal.wait_for("Paragraph 1 of");
    // The lists, which have a selection.
    terminal.send("\t");
    terminal.wait("something selected", |seen| {
        let (rows, columns) = seen.parser.screen().size();
        let mut cells = (0..rows.get()).flat_map(|y| (0..columns.get()).map(move |x| (y, x)));
        cells.any(|(y, x)| seen.parser.screen().cell(y, x).is_some_and(|c| c.inverse()))
    });
    terminal.send("q");
    terminal.end();
    let seen = terminal.seen();
    assert!(
        !seen.sent("\x1b[;m"),
        "an empty colour ends what shows the selection"
    );
    let coloured = colours(&seen);
    assert!(coloured.is_empty(), "colours: {coloured:?}");
}

/// The parameters of all sequences that set a colour.
fn colours(seen: &Seen) -> Vec<String> {
    let text = String::from_utf8_lossy(&seen.bytes);
    let sequences = text.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == ';' || c == ':'))?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    });
    let is_colour = |sequence: &String| {
        sequence
            .split(';')
            .any(|n| matches!(n.parse(), Ok(30..=38 | 40..=48 | 58 | 90..=97 | 100..=107)))
    };
    sequences.filter(is_colour).collect()
}

#[test]
fn nothing_of_a_document_is_a_command_to_the_terminal() {
    let folder = Folder::new();
    let hostile = "The boats came in.\n\nred \x1b[31mRED\x1b[0m title \x1b]0;HIT\x07 copy \
                   \x1b]52;c;SElU\x07 c1 \u{9b}31mC1 \u{9d}52;c;SElU\u{9c} bell \x07 back \x08\x08 \
                   turned \u{202e}tfel end of the line.\n\nThe boats went out.\n";
    folder.file("h\x1b[5mx.txt", hostile);
    let mut terminal = Terminal::run(&folder.0, &["--private", "h\x1b[5mx.txt"]);
    terminal.wait_for("end of the line");
    terminal.send("j\t\x10boats");
    terminal.send("\x1bq");
    terminal.send("\x1b");
    terminal.send("q");
    terminal.signal("TERM");
    terminal.end();
    let seen = terminal.seen();
    for hit in [
        "\x1b[31m", "\x1b]0;", "\x1b]52;", "\u{9b}", "\u{9d}", "\u{202e}", "\x07", "\x08",
        "\x1b[5m",
    ] {
        assert!(!seen.sent(hit), "{hit:?} got through");
    }
}

#[test]
fn a_light_background_is_heeded_and_its_answer_is_no_keys() {
    let folder = Folder::new();
    let light = opened(&folder, &["--private", "--theme", "light"]);
    light.wait_for("Paragraph 9 of");
    let mut asked = opened(&folder, &["--private"]);
    asked.wait("the question", |seen| seen.sent("\x1b]11;?"));
    assert_ne!(cells(&light.seen()), cells(&asked.seen()));
    asked.send("\x1b]11;rgb:ffff/ffff/ffff\x1b\\");
    asked.wait("the light colours", |seen| {
        cells(seen) == cells(&light.seen())
    });
    asked.send("q");
    assert!(asked.end().success());
}

/// The screen with its colours.
fn cells(seen: &Seen) -> Vec<String> {
    let rows = seen.parser.screen().rows_formatted(0, 100);
    rows.collect()
}

#[test]
fn a_terminal_that_answers_nothing_is_not_waited_for() {
    let folder = Folder::new();
    let mut terminal = opened(&folder, &["--private"]);
    terminal.wait("the question", |seen| seen.sent("\x1b]11;?"));
    terminal.send("G");
    terminal.wait_for("The last words of all");
    terminal.send("q");
    assert!(terminal.end().success());
}

#[test]
fn a_document_is_read_from_a_pipe_and_keys_from_the_terminal() {
    for line in [
        "cat long.md | $NUTGRAF --private",
        "$NUTGRAF --private - < long.md",
    ] {
        let folder = Folder::new();
        folder.file("long.md", &long());
        let mut terminal = Terminal::shell(&folder.0, line);
        terminal.wait_for("Paragraph 1 of");
        terminal.send("G");
        terminal.wait_for("The last words of all");
        terminal.send("q");
        assert!(terminal.end().success());
        terminal.assert_restored();
    }
}

#[test]
fn the_editor_has_the_terminal_until_it_ends() {
    let folder = Folder::new();
    folder.file("long.md", &long());
    let script = "echo \"$@\" > told; echo EDITING; read line; echo \"$line\" >> long.md\n";
    folder.file("editor.sh", script);
    let arguments = ["--private", "--find", "Paragraph 200 ", "long.md"];
    let vars = [("VISUAL", "sh editor.sh -w"), ("EDITOR", "false")];
    let mut terminal = Terminal::run_with(&folder.0, &arguments, &vars);
    terminal.wait_for("Paragraph 200 ");
    terminal.send("E");
    terminal.wait_for("EDITING");
    terminal.assert_restored();
    let told = std::fs::read_to_string(folder.0.join("told")).unwrap();
    assert_eq!(told, "-w +401 ./long.md\n");
    // What the keyboard sends then is for the editor.
    terminal.signal("INT");
    terminal.signal("TSTP");
    terminal.wait_until_stopped();
    terminal.signal("CONT");
    terminal.send("qqq typed\n");
    terminal.wait("the screen again", |seen| {
        seen.parser.screen().alternate_screen() && seen.text().contains("Paragraph 200 ")
    });
    terminal.wait_for("reloaded: the same actors and numbers");
    let text = std::fs::read_to_string(folder.0.join("long.md")).unwrap();
    assert!(text.ends_with("\nqqq typed\n"));
    terminal.send("G");
    terminal.wait_for("The last words of all");
    terminal.send("q");
    assert!(terminal.end().success());
    terminal.assert_restored();
}

#[test]
fn an_editor_that_is_not_there_is_named() {
    let folder = Folder::new();
    folder.file("long.md", &long());
    let vars = [("VISUAL", " "), ("EDITOR", "no-such-editor")];
    let mut terminal = Terminal::run_with(&folder.0, &["--private", "long.md"], &vars);
    terminal.wait_for("Paragraph 1 of");
    terminal.send("E");
    terminal.wait_for("no-such-editor can't be run");
    terminal.send("q");
    assert!(terminal.end().success());
}

#[test]
fn where_no_editor_is_named_none_is_started() {
    let folder = Folder::new();
    folder.file("long.md", &long());
    let vars = [("VISUAL", ""), ("EDITOR", " ")];
    let mut terminal = Terminal::run_with(&folder.0, &["--private", "long.md"], &vars);
    terminal.wait_for("Paragraph 1 of");
    terminal.send("E");
    terminal.wait_for("no editor is named: set VISUAL or EDITOR");
    terminal.send("q");
    assert!(terminal.end().success());
}

#[test]
fn links_are_told_to_the_terminal_and_only_safe_ones() {
    let folder = Folder::new();
    let text = "# Ports\n\nSee [harbour](https://example.org/h), [bad](javascript:x) and \
                [worse](<https://example.org/\x1b]0;HIT>).\n";
    folder.file("links.md", text);
    for (term, linked) in [("xterm-256color", true), ("linux", false)] {
        let vars = [("TERM", term)];
        let mut terminal = Terminal::run_with(&folder.0, &["--private", "links.md"], &vars);
        terminal.wait_for("See harbour, bad and worse.");
        terminal.send("q");
        assert!(terminal.end().success());
        let seen = terminal.seen();
        let link = "\x1b]8;id=0;https://example.org/h\x1b\\";
        assert_eq!(seen.sent(link), linked, "{term}");
        assert_eq!(seen.sent("harbour\x1b]8;;\x1b\\"), linked, "{term}");
        assert!(!seen.sent("javascript") && !seen.sent("\x1b]0;"));
    }
}

fn state_file(folder: &Folder) -> std::path::PathBuf {
    folder.0.join(".local/state/nutgraf/state.json")
}

#[test]
fn the_place_is_remembered() {
    let folder = Folder::new();
    let mut terminal = opened(&folder, &[]);
    terminal.send("G");
    terminal.wait_for("The last words of all");
    terminal.send("q");
    assert!(terminal.end().success());
    let state = std::fs::metadata(state_file(&folder)).unwrap();
    assert_eq!(state.permissions().mode() & 0o777, 0o600);

    let mut again = Terminal::run(&folder.0, &["long.md"]);
    again.wait_for("The last words of all");
    again.send("q");
    again.end();

    std::fs::remove_dir_all(folder.0.join(".local")).unwrap();
    let mut private = opened(&folder, &["--private"]);
    private.send("q");
    private.end();
    assert!(!folder.0.join(".local").exists());
}

#[test]
fn a_damaged_memory_is_set_aside() {
    let folder = Folder::new();
    let state = state_file(&folder);
    std::fs::create_dir_all(state.parent().unwrap()).unwrap();
    std::fs::write(&state, "{\"version\": 1, \"docu").unwrap();
    let mut terminal = opened(&folder, &[]);
    terminal.wait_for("damaged");
    terminal.send("q");
    assert!(terminal.end().success());
    let aside = std::fs::read_to_string(state.with_extension("json.damaged")).unwrap();
    assert_eq!(aside, "{\"version\": 1, \"docu");
    assert!(state.exists());
}

#[test]
fn many_keys_at_once_are_drawn_together() {
    let folder = Folder::new();
    let mut terminal = opened(&folder, &["--private"]);
    let before = terminal.seen().bytes.len();
    terminal.send(&"j".repeat(300));
    terminal.send("G");
    terminal.wait_for("The last words of all");
    let sent = terminal.seen().bytes.len() - before;
    assert!(sent < 150_000, "{sent} bytes for 300 lines");
    terminal.send("q");
    assert!(terminal.end().success());
}

#[test]
fn good_files_open_beside_bad_ones() {
    let folder = Folder::new();
    folder.file("long.md", &long());
    let mut terminal = Terminal::run(&folder.0, &["--private", "missing.txt", "long.md"]);
    terminal.wait_for(TITLE);
    terminal.send("q");
    assert!(terminal.end().success());
}
